package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was printed, configured or written is never run, and a command always plays. */
class PrintedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // names of files, folders and addresses
        "README.md",
        "~/shop/.env",
        "deploy/<tenant>.values.yaml",
        "  web.service   # the unit",
        "/srv/shop/<tenant>/",
        "https://shop.example:2379 is healthy: committed",
        "s3://backups/shop/2026",
        "git+https://git.example/shop@5ed1c0ffee",
        "/usr/local/bin:/usr/bin:/bin",
        ".rgw.root",
        // variables that are listed
        "SHOP_TOKEN",
        "TF_VAR_region      # where it runs",
        "HOOK_INPUT_*",
        // listings, tables, identifiers
        "brw-rw---- 1 root disk 8, 32 Aug 10 21:50 sdc",
        "lrwxrwxrwx 1 root root 31 Mar 27 18:58 a -> b",
        "-rw-------@ 1 ana staff 411 Mar 1 10:00 id",
        "rpool/shop\twritten\t783K\t-",
        "      TxHash       TxIx      Amount",
        "eea41bd9-c85e-4c99-879b-65e38ffb3213",
        "pvc-71a266e0-5db5-44e5-a2a3-e5471b007cc9-fe16",
        "01BX6V6TY06G5MFQ0GPH7EMXRH",
        "base_0000000014000104 2019-06-17 08:21:45.506",
        "shop-leader/694d99fafea88404",
        "CVE-2023-1234  # not reachable",
        "v0.9",
        "14500m",
        "2026-03-11-09-32;87121;120871",
        "259,0   10  3414  0.020814875 34084  Q",
        "8-13:-XX:+UseConcMarkSweepGC",
        // logs and messages
        "I | pkg/netutil: resolving web-1 to 127.0.0.1",
        "level=info ts=2026-09-25T05:47:14Z caller=main.go:49 msg=\"started\"",
        "t=2026-12-03T13:37:35 lvl=eror msg=\"failed to load\"",
        "\"msg\"=\"trying to connect\" \"database\"=\"shop\"",
        "notAfter=Aug  6 13:11:20 2026 GMT",
        "deployment.apps/web configured",
        "pod \"web-0\" deleted",
        "npm ERR! 403 a package is forbidden",
        "git version 2.39.2",
        "rake aborted!",
        "unable to trim filesystem for volume web",
        "no space left on device",
        "Failed to delete the backup s3://shop/x",
        "'fsck' found errors on device sda",
        "Saved!",
        "  Disk usage monitoring",
        "Prod",
        "↓",
        "모든 백업 → 삭제",
        "terraform.tfstate -> stored in S3",
        "e.g.",
        // keys, and what other programs read
        "Ctrl+C",
        "<Ctrl>+Z",
        "^D",
        ":wq",
        "\\c shop",
        "\\dt",
        ".tables",
        "FLUSH PRIVILEGES;",
        "KEYS *",
        "EXIT;",
        "fields @timestamp, @message | sort @timestamp",
        "import requests",
        "from shop.models import User",
        "resource \"aws_instance\" \"web\" {}",
        "// run the linter",
        "response.code >= 500 AND level:error",
        "map[limits:map[memory:1G]]",
        "'[{ \"op\": \"replace\", \"path\": \"/spec\" }]'",
        "PasswordAuthentication no   # keys only",
        "KexAlgorithms curve25519-sha256,sntrup761",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ana@mac",
        "nameserver 10.0.0.2",
        "search prod.shop.example shop.example",
        "@oncall the deployment starts",
        "/docs/** @shop/docs",
        "[Unit]\nDescription=Shop\nExecStart=/srv/shop/start.sh",
        // rows, what is to be filled in, names in capitals, trees
        "shop_db|db-1|3306",
        "{command that checks it}",
        "STAGE[-REGION]-NAME",
        "docs/{area}.md,",
        "shop\n├── a\n└── b",
        "shop/\n|-- a\n`-- b",
        " name  | setting |  note\n-------+---------+------\n max_x | 5432    | the port",
        "[ ] Tell the team",
        "[x] Freeze the releases",
        "backups /srv/backups gcsfuse rw,noauto,user,key=/etc/key.json",
        "UUID=1 / ext4 defaults 0 1",
        "options kvm_intel nested=1",
        "include /etc/nginx/conf.d/shop.conf;",
        "ssl_certificate /etc/ssl/shop.pem;   # as before",
        "resolver #1\n  search domain[0] : shop.example\n  nameserver[0] : 10.0.0.2",
        "lease 2d8257079fa1bc0c already expired",
        "shop-agent installed successfully",
        "username> <your username>"
      })
  void isNotRun(String text) {
    assertThat(commands("df -h\n" + text)).isEqualTo("df -h");
    assertThat(Graphs.of("## Job\n\n```bash\n" + text + "\n```\n").steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./configure",
        "bin/setup",
        "/usr/sbin/updtvpkg",
        "/opt/shop/current/start",
        "~/deploy",
        "shopctl restart web",
        "shopctl copy from a to b",
        "deploy 1.2.3",
        "shopctl report 2026-01-01 12:00",
        "release_web",
        "backup-20260101.sh",
        "\\cp a b",
        "\\rm -f a",
        "\\ls",
        "\\df -h",
        ": > app.log",
        ". ./env",
        "7z x a.7z",
        "R CMD INSTALL shop",
        "Rscript analyse.R",
        "VBoxManage list vms",
        "SHOP_TOKEN=x shopctl login",
        "LEVEL=info shopctl start",
        "level=info shopctl start",
        "< names.txt xargs rm",
        "[ -f a ] && shopctl start",
        "[[ -f a ]] && shopctl start",
        "{ shopctl a; shopctl b; }",
        "import -window root a.png",
        "search=x shopctl find",
        "MY_TOOL --version",
        "COMMAND --help",
        "shopctl push s3://a/b",
        "\"$SHOP_HOME/start\" now",
        "\"$SHOP_START\"",
        "\"${commands[@]}\"",
        "\"./start shop\"",
        "\"/opt/our shop/start\"",
        "$SHOP_HOME/start now",
        "shopctl apply web.yaml",
        "@shop/cli=1 shopctl",
        "git version",
        "node app.js",
        "python3 3.py",
        "shopctl|tee|wc",
        "{ shopctl a b; }",
        "shopctl {a,b}",
        "shopctl options a=1",
        "options shop",
        "[ $x ] && shopctl start",
        "[ x ]",
        "include shop",
        "mount /dev/sdb /srv ext4 defaults",
        "shopctl /srv backup rw"
      })
  void isRun(String text) {
    assertThat(commands("df -h\n" + text)).isEqualTo("df -h\n" + text);
    StepGraph graph = Graphs.of("## Job\n\n```bash\n" + text + "\n```\n");
    assertThat(graph.steps().size() + graph.notPlayed().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/one.md,\ndocs/two-{area}.md,\n{main}.py",
        "# what comes of it\nshop\n├── a\n└── start.sh",
        "*/5 * * * * SHOP=a \\\n  PORT=1 \\\n  /srv/shop/check.sh"
      })
  void isNotRunAsAWhole(String text) {
    assertThat(Graphs.of("## Job\n\n```bash\n" + text + "\n```\n").steps()).isEmpty();
  }

  @Test
  void whatAFileHoldsThatACommentNamesIsNamedAsNotPlayed() {
    StepGraph graph = Graphs.of("## Job\n\n```bash\n# /etc/shop.conf\nfast-start\nport=1\n```\n");
    assertThat(graph.steps()).isEmpty();
    assertThat(graph.notPlayed())
        .extracting(NotPlayed::why)
        .containsExactly("a comment above it names the file that holds it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# /etc/shop.conf\ncat /etc/shop.conf", "# shop.conf\nshopctl load", "tree shop"})
  void commandsBelowTheNameOfAFileAreRun(String text) {
    assertThat(Graphs.of("## Job\n\n```bash\n" + text + "\n```\n").steps()).hasSize(1);
  }

  private static String commands(String text) {
    return String.join(
        "\n",
        Script.parse(Sessions.of("bash", text).script()).statements().stream()
            .map(Statement::text)
            .toList());
  }
}
