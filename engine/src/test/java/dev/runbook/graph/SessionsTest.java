package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Comment;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Script;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a shell block are commands. */
class SessionsTest {
  @Test
  void keepsWhatFollowsAPromptAndEmptiesWhatWasPrinted() {
    Prompts read = console("$ ls\na  b\n$ date\nMon\n");
    assertThat(read.script()).isEqualTo("ls\n\ndate\n\n");
    assertThat(read.output()).extracting(Prompts.Output::text).containsExactly("a  b\n", "Mon\n");
    assertThat(read.cuts()).containsExactly(2, 4, 2, 3);
  }

  @Test
  void aLoneHashIsRootsPromptBehindAWayIntoAnotherShell() {
    assertThat(console("$ ssh root@db\n# df -h\n/ 81%\n# exit\n$ ls\n").script())
        .isEqualTo("ssh root@db\ndf -h\n\nexit\nls\n");
    assertThat(shell("$ sudo -i\n# apt update\n# apt -y \\\n  upgrade\n").script())
        .isEqualTo("sudo -i\napt update\napt -y \\\n  upgrade\n");
    assertThat(shell("sudo -i\n# apt update\n# apt upgrade\n").script())
        .isEqualTo("sudo -i\napt update\napt upgrade\n");
    assertThat(shell("$ docker exec -it web sh\n# nginx -t\n# exit\n$ ls\n").script())
        .isEqualTo("docker exec -it web sh\nnginx -t\nexit\nls\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ sudo -i\n# now wait for it\n# systemctl stop shop\n$ ls\n",
        "$ sudo -i\n# make sure that it is stopped\n$ ls\n",
        "$ ls\n# systemctl stop shop\n$ date\n",
        "$ ssh db df -h\n# systemctl stop shop\n",
        "$ sudo systemctl stop shop\n# systemctl start shop\n",
        "$ docker exec web nginx -t\n# docker stop web\n"
      })
  void elsewhereALoneHashBeginsAComment(String text) {
    assertThat(shell(text).script()).containsPattern("# \\w").isEqualTo(text.replace("$ ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ ls",
        "# ls",
        "% ls",
        "> ls",
        "$> ls",
        "$>ls",
        "  $ ls",
        "ana@host:~$ ls",
        "ana@host:~> ls",
        "root@host:/etc# ls",
        "[ana@host ~]$ ls",
        "[root@db1 ~]# ls",
        "ana@mac shop % ls",
        "root@host ~ # ls",
        "sh-5.1# ls",
        "bash-4.2$ ls",
        "~ $ ls",
        "/ # ls",
        "/app $ ls",
        "❯ ls",
        "(venv) $ ls",
        "[sender] $ ls",
        "[web-1] ana@host:~/x$ ls",
        "[web-1]$ls",
        "root@host # ls",
        "web-1$ ls",
        "web-1 $ ls",
        "shop-repo $ ls",
        "workstation     $ ls",
        "➜ ls",
        "➜  shop ls",
        "➜  shop git:(main) ✗ ls",
        "➜ shop git:(main) ls",
        "┌──(ana㉿host)-[~/x]\n└─$ ls",
        "┌─[ana@host]─[/srv]\n└──╼ $ls",
        "╭─ana@host ~/x\n╰─➤ ls",
        "(venv) ana@host:~/x$ ls"
      })
  void knowsAPrompt(String line) {
    assertThat(commands(console(line))).containsExactly("ls");
    assertThat(commands(console(line + "\nbackup.tar\n"))).containsExactly("ls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls -l", "$HOME/bin/x", "$(date)", "ls\ncd /srv && ls", "# Look\nls -l"})
  void aConsoleWithoutAnyPromptIsShellText(String text) {
    assertThat(console(text).script()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql> show tables;",
        "MariaDB [(none)]> show tables;",
        "shop=# \\dt",
        "shop=> select 1;",
        "127.0.0.1:6379> keys *",
        ">>> import os\n... x",
        "irb(main):001:0> User.count",
        "C:\\Users\\ana> dir",
        "C:> dir",
        "PS C:\\srv> Get-Service"
      })
  void whatIsTypedElsewhereIsNoCommand(String line) {
    assertThat(commands(console(line))).isEmpty();
    assertThat(commands(console("$ date\n" + line + "\n"))).containsExactly("date");
    assertThat(commands(Sessions.of("bash", line))).isEmpty();
    assertThat(console(line).elsewhere()).hasSize((int) line.lines().count());
  }

  @Test
  void whatIsTypedWhereTheLastCommandLeadsIsKept() {
    assertThat(console("$ psql shop\nshop=# \\dt\n List\nshop=# \\q\n").script().lines())
        .containsExactly("psql shop", "\\dt", "", "\\q");
    assertThat(commands(console("$ psql shop\nshop=# \\dt\n$ date\n")))
        .containsExactly("psql shop", "\\dt", "date");
  }

  @Test
  void aNumberSignIsRootsPromptOnlyWhereThereIsNoOther() {
    assertThat(commands(console("# apt update\n# apt upgrade\n")))
        .containsExactly("apt update", "apt upgrade");
    assertThat(commands(console("# systemctl status web\n● web.service\n")))
        .containsExactly("systemctl status web");
    Prompts mixed = console("# Look around\n$ ls\nfile\n\n# Look again\nana@h:~$ date\n");
    assertThat(commands(mixed)).containsExactly("ls", "date");
    assertThat(Script.parse(mixed.script()).comments())
        .extracting(Comment::text)
        .containsExactly("Look around", "Look again");
  }

  @Test
  void aDollarWithoutABlankIsAPromptAmongOthersBeforeAProgram() {
    assertThat(commands(Sessions.of("", "$ cd shop\n$terraform plan\nok\n")))
        .containsExactly("cd shop", "terraform plan");
    assertThat(commands(Sessions.of("bash", "$ date\n$frob x\n"))).containsExactly("date");
    assertThat(commands(Sessions.of("bash", "$ docker=podman\n$docker ps\n")))
        .containsExactly("docker=podman");
    assertThat(shell("$kubectl get pods\n").script()).isEqualTo("$kubectl get pods\n");
  }

  @Test
  void aTableOfACurlIsNoPrompt() {
    assertThat(commands(console("$ curl -O x\n  % Total    % Received\n100  12\n")))
        .containsExactly("curl -O x");
  }

  @Test
  void followsContinuationLinesWithAndWithoutASecondPrompt() {
    assertThat(commands(console("$ echo a \\\n    b\nout\n$ echo c \\\n> d\n")))
        .containsExactly("echo a \\\n    b", "echo c \\\nd");
    assertThat(commands(console("$ for x in 1 2; do\n> echo $x\n> done\n1\n2\n")))
        .containsExactly("for x in 1 2; do\necho $x\ndone");
    assertThat(commands(console("$ for x in 1 2; do\n  echo $x\ndone\n1\n2\n$ ls\n")))
        .containsExactly("for x in 1 2; do\n  echo $x\ndone", "ls");
    assertThat(commands(console("$ echo 'a\nb'\na\nb\n"))).containsExactly("echo 'a\nb'");
    assertThat(commands(console("$ ls |\n  wc -l\n12\n"))).containsExactly("ls |\n  wc -l");
    assertThat(console("$ ping <host>\nPING\n$ ls\n").script().lines())
        .containsExactly("ping <host>", "", "ls");
  }

  @Test
  void keepsTheBytesOfAHeredoc() {
    String withPrompts = "$ cat > x <<EOF\n> one\n>   two\n> EOF\n$ ls\nx\n";
    assertThat(commands(console(withPrompts)))
        .containsExactly("cat > x <<EOF\none\n  two\nEOF", "ls");
    String without = "$ cat > x <<'EOF'\none\n# two\n$ three\n> four\nEOF\n$ ls\nx\n";
    assertThat(commands(console(without)))
        .containsExactly("cat > x <<'EOF'\none\n# two\n$ three\n> four\nEOF", "ls");
  }

  @Test
  void aHeredocWithoutEndTakesNoOutput() {
    assertThat(console("$ cat <<EOF\nout\n$ ls\n").output()).hasSize(1);
  }

  @Test
  void aQuotedLineOfOutputIsNoContinuation() {
    Prompts read = console("$ diff a b\n> only in b\n$ ls\n");
    assertThat(commands(read)).containsExactly("diff a b", "ls");
    assertThat(read.output()).extracting(Prompts.Output::text).containsExactly("> only in b\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ ls\nreport.txt\n",
        "# Look\n$ ls\n",
        "\n  $ ls\n",
        "ana@web1:~$ ls\n",
        "[root@db1 ~]# ls\n",
        "sh-5.1# ls\ntotal 12\n",
        "$> ls\n"
      })
  void aShellBlockIsASessionWhereEveryCommandHasAPrompt(String text) {
    assertThat(commands(Sessions.of("bash", text))).containsExactly("ls");
    assertThat(doubt(text)).isEmpty();
  }

  @Test
  void aLoneCharacterIsAPromptInAShellBlockWhereItCanHardlyBeAnythingElse() {
    assertThat(commands(Sessions.of("bash", "> make clean\n> make all\n")))
        .containsExactly("make clean", "make all");
    assertThat(commands(Sessions.of("bash", "# systemctl status web\n● web.service\n")))
        .containsExactly("systemctl status web");
    assertThat(doubt("> make clean\nmake all\n")).contains("make all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh-5.1# pwd\n/srv/shop/current\n",
        "$ blkid -L STATE\n/dev/sda4\n$ df -h\n",
        "$ git branch\n* main\n  fix/login\n",
        "$ sudo -i\n# blkid -L STATE\n/dev/sda4\n#\n",
        "shopctl show web | jq .a\n\n\"web\"\ntrue\n\"east\" # or west\n"
      })
  void whatAnAnswerIsIsNoCommandInDoubt(String text) {
    assertThat(doubt(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ cd /srv\ngit pull\n",
        "ls\n$ df -h\n",
        "ana@web1:~$ cat job\ntouch /tmp/x\n",
        "$ make\n./run.sh\n",
        "kubectl get pods\nNAME   READY\nweb    1/1\nkubectl get nodes\n",
      })
  void whereALineMayBeACommandOrOutputItIsInDoubt(String text) {
    assertThat(doubt(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls\nNAME   READY   STATUS\nweb-1   1/1   Running\nweb-2   1/1   Running\n",
        "ls\n{\n  \"name\": \"web\"\n}\n",
        "ls\nError: no such host\n",
        "ls\n\n├── bin\n└── lib\n",
        "ls\nNo resources found\n",
        "ls\nInitializing the backend...\n",
        "ls\nSnapshot saved at my.db\n",
        "ls\n[WARNING]: the folder is writable\n",
        "ls\n[12.5] disk (sda): failed\n",
        "ls\n[\"a\", \"b\"]\n",
        "ls\n[\n  \"a\"\n]\n",
        "ls\n.\n.\n",
        "ls\nana@example.com\n",
        "ls\n2026-01-02.10:11:12 zfs snap a\n",
        "ls\n/srv/start: line 23: exec: x: not found\n",
        "ls\nCONTAINER ID   IMAGE   COMMAND\n",
        "ls\nblockNumber          1368\n",
        "ls\ntotal 24K\n",
        "ls\nServer:Port Device   10.0.0.1:6002 sdd\n",
        "ls\nUse your own device: such as \"export DEVICE=/srv\"\n",
        "ls\nFailed to delete the backup s3://a@b/?backup=c&\n",
        "ls\n✅ Done with it\n",
        "ls\n===== Services =====\n",
        "ls\nI0112 10:08:07.64 1 manager.go:500] up\n",
        "ls\nFATA[0000] node is gone\n",
        "ls\nreal\t0m1.2s\nuser\t0m0.1s\n",
        "ls\ndefault via 10.0.0.1 dev eth0\n",
        "ls\nshop version: 0.2.0\n",
        "ls\nDeleted {a=\"1\"} [16]\n",
        "ls\ntftp-root=/srv\n",
        "ls\ndeb [trusted=yes] http://mirror.test/debian sid main\n",
        "ls\n---> Running\n",
        "ls\nVG STATE:  active  PP SIZE:  32\nMAX PPs per VG: 2\n",
      })
  void whatIsPlainlyPrintedAfterTheLastCommandIsNoCommand(String text) {
    assertThat(commands(Sessions.of("bash", text))).containsExactly("ls");
    assertThat(doubt(text)).isEmpty();
  }

  @Test
  void whatStandsBehindAMarkAfterACommandWasPrinted() {
    Prompts read =
        Sessions.of("bash", "podman -v\n> podman version 5\n\nsudo \\\n  id\n> Enforcing\n");
    assertThat(commands(read)).containsExactly("podman -v", "sudo \\\n  id");
    assertThat(read.output())
        .extracting(Prompts.Output::text)
        .containsExactly("> podman version 5\n\n", "> Enforcing\n");
    assertThat(Sessions.of("bash", "ls\n> /srv/log\n").script()).isEqualTo("ls\n> /srv/log\n");
    assertThat(doubt("cd /srv\n> make clean\n> make all\n")).contains("cd /srv");
  }

  @Test
  void configurationBeforeCommandsIsInDoubt() {
    assertThat(doubt("work_mem = 2GB\nsystemctl restart db\n")).contains("work_mem = 2GB");
    assertThat(doubt("[project]\nname = \"a\"\n\npip install -e .\n")).contains("[project]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  echo a\n}\n",
        "ls\n{\n  echo a\n} > log\n",
        "psql shop\nSELECT 1;\nSELECT 2;\n",
        "docker exec -it db sh\nNAME   READY   STATUS\n",
        "cat <<EOF > x.json\n{\n  \"a\": 1\n}\nEOF\nls\n",
        "bin/rotate     now     # daily\n",
        "timedatectl          # synchronised: yes\nls\n",
        "$HOME/bin/tool\n",
        "$(date)\n",
        "# $ ls\nls\n",
        "${X} y\n",
        "",
        "#\n",
        "cat > motd <<EOF\n$ ls\nmysql> x\nEOF\n",
        "echo '\n$ ls\n'\n",
        "# Restart\nfrob web\n",
        "# docker ps\nfrob web\n",
        "~/bin/rotate # daily\n",
        "/opt/bin/rotate # daily\n",
        "> out.log\n",
        "# Look\nls\n",
      })
  void otherShellBlocksAreTheAuthorsBytes(String text) {
    assertThat(Sessions.of("bash", text).script()).isEqualTo(text);
    assertThat(doubt(text)).isEmpty();
  }

  @Test
  void hasAsManyLinesAsTheTextWithOrWithoutAFinalNewline() {
    for (String text : List.of("", "\n", "$ a", "$ a\n", "out\n$ a\nout", "\n\n$ a\n\n")) {
      Prompts read = console(text);
      assertThat(read.script().chars().filter(c -> c == '\n').count())
          .isEqualTo(text.chars().filter(c -> c == '\n').count());
      assertThat(read.cuts()).hasSize((int) text.lines().count());
    }
  }

  private static Prompts console(String text) {
    return Sessions.of("console", text);
  }

  private static Prompts shell(String text) {
    return Sessions.of("bash", text);
  }

  private static java.util.Optional<String> doubt(String text) {
    return Sessions.read("bash", text).doubt().map(Line::text);
  }

  private static List<String> commands(Prompts read) {
    return Script.parse(read.script()).statements().stream().map(Statement::text).toList();
  }
}
