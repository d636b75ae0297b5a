package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is played of a page, what is named as not played, and what is only shown. */
class FenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash",
        "Bash",
        "sh",
        "shell",
        "zsh",
        "ksh",
        "azurecli",
        "azurecli-interactive",
        "console",
        "bash-session",
        "shell-session",
        "shellsession",
        "terminal",
        "bash:deploy.sh",
        "bash:deploy.sh {danger}",
        "bash,no_run",
        "bash showLineNumbers",
        "bash {1,3}",
        "bash title=\"deploy.sh\"",
        "sh {linenos=table,hl_lines=[1]}",
        "sh {\"name\":\"x\",\"excludeFromRunAll\":\"true\"}"
      })
  void spellingsOfAShellArePlayed(String info) {
    StepGraph graph = Graphs.of("## Job\n\n```" + info + "\nfrob status\n```\n");
    assertThat(graph.steps()).hasSize(1);
    assertThat(graph.notPlayed()).isEmpty();
    assertThat(graph.problems()).isEmpty();
  }

  static Stream<Arguments> notPlayed() {
    return Stream.of(
        named("```bash,ignore\nfrob status\n```", 3, "the author marked it `ignore`"),
        named("```bash {ignore}\nfrob status\n```", 3, "the author marked it `ignore`"),
        named("    docker ps\n    auto nic0 inet", 3, "it is indented code, and it does not read"),
        named("    docker ps\n    name status", 3, "it is indented code, and it does not read"),
        named("Text\n    ```bash\n    docker ps\n    ```", 3, "its fence is indented too far"),
        named("```bash\n.venv\\Scripts\\activate\n```", 3, "it is typed at a terminal of Windows"),
        named(
            "```sh\ntaskkill /PID 12 /F\ndir logs\\*.txt\n```",
            3,
            "it is typed at a terminal of Wi"),
        named("```shell\nGet-Content a.txt\n```", 3, "it is typed at a terminal of Windows"),
        named(
            "```bash\nshow run | include ntp\n```", 3, "it is typed at the terminal of a network"),
        named(
            "```bash\nrequest system software check\n```", 3, "it is typed at the terminal of a n"),
        named("```bash\nshow jobs id <job-id>\n```", 3, "it is typed at the terminal of a network"),
        named("```sh\n# On Windows\nnetstat -an | findstr :80\n```", 3, "it is typed at a term"),
        named("```\n# ls -l /srv\n```", 3, "bash reads all its lines as comments; if"),
        named("```\n# zpool list -H\ntank 3T\ndata 1T\n```", 3, "bash reads `# ` as a comment"),
        named("```bash\n# ceph osd ls\n.pool\nmeta-pool\n```", 3, "bash reads `# ` as a comment"),
        named("```sh\n# docker run \\\n--rm web\n```", 3, "bash reads `# ` as a comment"),
        named("```\nfrobctl 2.0.12\n```", 3, "the fence names no language, and it does not read"),
        named("```\nmain.py    # the job\nshop.yaml  # its settings\n```", 3, "the fence names"),
        named("```\nfrobstat <(df -h | sort)\n```", 3, "the fence names no language, and it does"),
        named("```\nk exec deploy/web -- sh\n```", 3, "the fence names no language, and it does"),
        named("```\nshop [east|west] set \"A B\"\n```", 3, "the fence names no language, and"),
        named("```\nshop <env> run 'df -h | sort'\n```", 3, "the fence names no language, and"),
        named("```yaml\nkubectl get pods\n```", 3, "the fence is marked `yaml`, and it begins"),
        named("```text\n$ kubectl get pods\n```", 3, "the fence is marked `text`, and it begins"),
        named("```powershell\ndocker ps -a\n```", 3, "the fence is marked `powershell`"),
        named("```\n# docker ps\n```", 3, "bash reads all its lines as comments"),
        named("```\n# docker ps\n\n# docker rm -f \"a\n```", 3, "bash reads all its lines as"),
        named("```\nOperator: docker ps -a\n```", 3, "words with a colon stand before its"),
        named("```bash\nOn call: docker ps \\\n  -a\n```", 3, "words with a colon stand before"),
        named("    ```\n    docker ps -a [x, y]", 3, "it is indented code, and it does not read"),
        named("```\n-> docker ps -a\na b\n```", 3, "the fence names no language, and it does not"),
        named("```\nA=SOME NAME HERE\n\ndocker ps -a\n```", 3, "the fence names no language, and"),
        named("{x}\n    #!/bin/sh\n    set -e\n\n    docker ps -a", 7, "it begins with `#!` as a"),
        named("```\n#!/bin/sh\ndocker ps -a\n```", 3, "it begins with `#!` as a script's file"),
        named("```\n/deploy web\n```", 3, "it is typed in a chat"),
        named("```sh\n/deploy web --now\n\n/status\n```", 3, "it is typed in a chat"),
        named("```sh\nfrob sync [--all] <tenant>\n```", 3, "it says how a command is called"),
        named("```\nfrob sync [-n NAME] \\\n  [<tenant>...]\n```", 3, "it says how a command is"),
        named("```bash\nfrob del $KEY [$END]\n```", 3, "it says how a command is called"),
        named("```java\n// Shop\npackage a.b;\n\nclass X {}\n```", 3, "it is a source file with"),
        named("```\n$terraform plan\n```", 3, "the fence names no language, and it does not"),
        named("```{code-block} bash\ndocker ps\n```", 3, "it is a directive of MyST"),
        named(":::{code} bash\ndocker ps\n:::", 3, "it is a directive of MyST"),
        named("```\nfrobctl restart web\nauto nic0 inet\n```", 3, "the fence names no language"),
        named("```\ndocker ps\nname status\n```", 3, "the fence names no language"),
        named("```\nmysql> show tables;\n```", 3, "it is typed at the prompt of another program"),
        named("```bash\nmysql> show tables;\n```", 3, "it is typed at the prompt of another"),
        named("```console\nout\n```", 3, "no line of it has a prompt"),
        named("```bash\n# docker ps\n# docker images\n```", 3, "bash reads all its lines as"),
        named(
            "```console\n$ date\nMon\nkubectl get pods\n```", 6, "it has no prompt, so it counts"),
        named("```!bash\necho a\n```", 3, "the fence is marked `!bash`"),
        named("```command\n$ cd shop\n```", 3, "the fence is marked `command`"),
        named("```text\nmake build\nmake lint\n```", 3, "the fence is marked `text`"),
        named("```ruby\nif ! gem list x -i; then\n  y\nfi\n```", 3, "the fence is marked `ruby`"),
        named("```yaml\necho \"a = ${{ b }}\" >> x.tfvars\n```", 3, "the fence is marked `yaml`"),
        named("```\nfor x in 0 1; do id $x; done\n\n5a6b  /etc/a\n```", 3, "the fence names no"),
        named("```bash\nls | grep a\na b\nroot@web:~#\n```", 3, "it has a prompt, but no"),
        named("```\nredis-cli --bigkeys\n> top 1 x\n> top 2 y (z\n```", 3, "the fence names"),
        named("```console\nshards are not there\n```", 3, "no line of it has a prompt"),
        named("```bash\ndocs/web-guide\nfix/login\n```", 3, "it lists paths, and nothing says"),
        named("```bash\n# Folders\n/data/<tenant>\n/data/shared\n```", 3, "it lists paths"),
        named("```\n/srv/shop\n```", 3, "it lists paths, and nothing says"),
        named("```\n/health\n/metrics\n```", 3, "it lists paths, and nothing says"),
        named("```\ngit push\n  ↓\nThe tests run\n```", 3, "the fence names no language"),
        named("```\ncurl https://shop/   → 200\n```", 3, "the fence names no language"),
        named("```console\n$ date\nmysql> show tables;\n```", 5, "it is typed at the prompt"));
  }

  static Stream<Arguments> offered() {
    return Stream.of(
        named("    docker ps\n    docker images", 3, "it is indented code; it reads as shell"),
        named("    $ frob --all", 3, "it is indented code; it reads as shell"),
        named("    :::console\n    # frob --all", 4, "it is indented code; it reads as shell"),
        named("- a\n\n      docker ps", 5, "it is indented code; it reads as shell"),
        named(
            "    ```bash\n    docker ps\n    ```",
            4,
            "its fence is indented too far to be one; it reads as shell"),
        named(
            "    Text\n\n      ```sh\n      docker ps\n      ```\n    and",
            6,
            "its fence is indented too far to be one; it reads as shell"),
        named("```\ndocker ps\n```", 4, "the fence names no language; it reads as shell"),
        named("```\nfrobctl stop web     # as root\n```", 4, "the fence names no language; it"),
        named("```\nfor c in /x/b*; do $c -v; done | wc -l\n5\n```", 4, "the fence names no"),
        named(
            "```\nwhile [ -e x ]; do\n  sleep 1\ndone\n```", 4, "the fence names no language; it"),
        named(
            "```\nA=1\nif [ $A = 2 ]; then\n  date\nfi\n```", 4, "the fence names no language; it"),
        named("```\nfrobctl copy x b/$NAME ${TO}/c\n```", 4, "the fence names no language; it"),
        named("```\nfrobctl restart web\n```", 4, "the fence names no language; it reads"),
        named("```\nfrob <tenant> sync\nfrobctl --all\n```", 4, "the fence names no language; it"),
        named("```\nfrob db init\nfrob user list\n```", 4, "the fence names no language; it"),
        named("```\n/opt/shop/bin/start\n```", 4, "the fence names no language; it"),
        named("```\n./gradlew\n```", 4, "the fence names no language; it"),
        named("```\ncd ~/shop\nbin/setup\n```", 4, "the fence names no language; it"),
        named("```\nsource ./env.sh\ndeploy_all\n```", 4, "the fence names no language; it"),
        named("```\nskopeo login\ngopass sync\n```", 4, "the fence names no language; it"));
  }

  @ParameterizedTest
  @MethodSource
  void offered(String text, int line, String why) {
    StepGraph graph = Graphs.of("## Job\n\n" + text + "\n");
    assertThat(graph.steps()).hasSize(1);
    assertThat(graph.steps().get(0).line()).isEqualTo(line);
    assertThat(graph.steps().get(0).optional()).isTrue();
    assertThat(graph.steps().get(0).condition().orElseThrow()).startsWith(why);
    assertThat(graph.notPlayed()).hasSize(1);
    assertThat(graph.notPlayed().get(0).offered()).isTrue();
    assertThat(graph.notPlayed().get(0).why()).startsWith(why);
    assertThat(graph.notPlayed().get(0).isAbout(graph.steps().get(0))).isTrue();
    assertThat(graph.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\nnameserver 8.8.8.8\n```",
        "```\nauto nic0\niface nic0 inet manual\n```",
        "```\nsave 3600 1\nsave 300 100\n```",
        "```\nappendfsync always\nappendfsync no\n```",
        "```\nlisten 80;\n```",
        "```\nserver {\n  listen 80\n}\n```",
        "```\nscore = a / b\n```",
        "```\nroot=/dev/nfs ip=dhcp rootwait quiet\n```",
        "```\nfrom x import y\n```",
        "```\n# the pods are restarted\npods: 3\n```",
        "```\n# find the results:\na: 1\n```",
        "```\n/docs/**@shop/docs\n/src/**@shop/devs @shop/ops\n```",
        "```\nthe job is done\n```",
        "```\nweb -> app -> db\n```",
        "```\n/browse → list\n/browse/{x} → list\n```",
        "```\nclient      app      db\n```",
        "```\nsearch.queried v1\n```",
        "```\n\"web\" AND 404 AND \"x\"\n```",
        "```\ncontainerd left stopped intentionally\nIt will be started.\n```",
        "    NAME   READY   STATUS\n    web    1/1     Running",
        "    ```yaml\n    a: b\n    ```",
        "    ```shell\n    NAME   READY\n    web    1/1\n    ```",
        "    a text, four columns in"
      })
  void whatIsNoCommandIsNotOffered(String text) {
    StepGraph graph = Graphs.of("## Job\n\n" + text + "\n");
    assertThat(graph.steps()).isEmpty();
  }

  private static Arguments named(String text, int line, String why) {
    return Arguments.of(text, line, why);
  }

  @ParameterizedTest
  @MethodSource("notPlayed")
  void whatReadsAsCommandsAndIsNotPlayedIsNamed(String text, int line, String why) {
    StepGraph graph = Graphs.of("## Job\n\n" + text + "\n");
    assertThat(graph.notPlayed()).hasSize(1);
    assertThat(graph.notPlayed().get(0).said()).startsWith("not played: line " + line + ", " + why);
    assertThat(graph.steps().size()).isEqualTo(text.contains("date") ? 1 : 0);
    assertThat(graph.problems()).extracting(problem -> problem.code()).contains("not-played");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```yaml\nreplicas: 3\n```",
        "```text\nmake sure that it runs.\n```",
        "```json\n{\"a\": 1}\n```",
        "```\nsrc/\n├── a\n└── # b\n```",
        "```\n/srv/start: line 23: exec: x: not found\n```",
        "```python\nfor x in y:\n  z\n```",
        "```diff\ndiff --git a b\n```",
        "```css\n/* the colours of the page */\n--red: #f00;\n```",
        "```js\n/** Stops the job. */\nstop();\n```",
        "```hcl\nterraform {\n  required_version = \"1.5\"\n}\n```",
        "```tf\nhelm \"shop\" \"web\" {\n}\n```",
        "```nginx\ngzip on;\n```",
        "```conf\n/srv/shop  web1(rw,sync) web2(rw,sync)\n```",
        "```nginx\nserver {\n  listen 80;\n}\n```",
        "```sql\nset x = 1;\n```",
        "```hcl\nterraform {\n  backend \"s3\" {}\n}\n```",
        "```\n gem \"shop\", \"~> 2\" # the shop\n```",
        "```\nUsage: docker ps [options]\n```",
        "```python\nimport os\n```",
        "```\nNAME    READY\nweb-1   1/1\n```",
        "```\nthe pool is degraded\n```",
        "    replicas: 3",
        "```bash {expect}\ndocker ps\n```",
        "```bash\n# only said\n```",
        "```bash\n```"
      })
  void whatHoldsNoCommandIsShown(String text) {
    StepGraph graph = Graphs.of("## Job\n\n" + text + "\n");
    assertThat(graph.steps()).isEmpty();
    assertThat(graph.notPlayed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"status\": \"green\"\n}",
        "apiVersion: v1\nkind: Pod",
        "NAME    READY   STATUS\nweb-1   1/1     Running",
        "[mysqld]\nbind-address = 127.0.0.1",
        "2026-01-02 03:04:05 ERROR no upstream",
        "HTTP/1.1 502 Bad Gateway",
        "-drive file=a.img \\\n-device b",
        "SELECT * FROM orders;",
        "server {\n  listen 80;\n}",
        "├── bin\n└── lib",
        "Error: connection refused",
        "> `{\"level\":\"info\"}`\n\n> `{\"level\":\"warn\"}`",
        "● web.service - Shop\n   Active: active (running)",
        "-XX:+UseZGC -XX:+ZGenerational\n-Xlog:gc*:file=gc.log",
        "---\nkind: Pod",
        "*.bak\n*~",
        "src/app/main.py,\nsrc/app/notes.md",
        "db-0.log:97: allow = true",
        "systemd[1]: web.service: Failed",
        "PING 10.1.0.1 (10.1.0.1) 56(84) bytes of data.",
        "885M\t/srv/a\n60G\t/srv/b",
        "6518b3cea0b49b55746ec61148e7c60ab042959d534f6bb6e8f6a844d4af69fb",
        "{app=\"web\"} |= \"error\"",
        "Country Name (2 letter code) [AU]:",
        "PATCH /repos/a/b",
        "# for the first\n--tag one\n\n# for the second\n--tag two --fast",
        "lease 01ab2d8257079fa1bc0c granted with TTL(0s), remaining(-1s)",
        "shard 3 moved to web(primary) in 2s",
        "${SHOP_DIR}/keys\n├── a.pem\n└── b.pem",
        "$SHOP_DIR\n└── a",
        "health name docs.count store.size\ngreen orders 120 3.4mb",
        "set httpd port 2812 and\n    allow 10.1.0.0/16  # the office\n    allow ana:secret",
        "set mailserver mail.shop.test port 587\n    username \"a\" password \"b\"",
        "acl office src 10.1.0.0/16\nhttp_access allow office",
        "requirepass hunter2",
        "push \"route 10.1.0.0 255.255.0.0\"",
        "Cmnd_Alias SHOP = /bin/systemctl restart shop",
        "deploy ALL=(ALL) NOPASSWD: ALL",
        "pub struct Order {\n    pub id: u64,\n}",
        "http_server_request_duration_seconds_bucket",
        "Terraform will do the following:\n\n  ~ resource \"a\" \"b\" {\n      id = \"c\"\n    }",
        "def login(user, password):\n    pass",
        "STOP SLAVE;",
        "UUID=01b2c8c8-5d7f /mnt/a ext4 defaults 0 2"
      })
  void aShellFenceWithOutputOrConfigurationIsShown(String text) {
    assertThat(Graphs.ofBlock(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipconfig getifaddr en0",
        "show",
        "shopctl show system",
        "ls a\\ b",
        "\\rm -f a",
        "start-server now",
        "install-shop",
        "deploy\\_web",
        "frob",
        "{ echo a; }",
        "[ -f x ] && echo there",
        "[ -n \"$x\" ] && echo there",
        "ls [-_]* [a-z]*",
        "frob '[--all]' \"[<x>]\" # [--all]",
        "date\nfrob sync [--all]",
        "/entrypoint.sh start",
        "/srv/start web",
        "date\n/deploy web",
        "KEY=value",
        "f() {\n  echo a\n}\nf",
        "{\n  echo a\n} > log",
        "mytool deploy web",
        "kubectl get pods\nNAME   READY   STATUS",
        "function setup() {\n  echo a\n}\nsetup",
        "shopctl 1.2.3",
        "tree $SHOP_DIR\n├── a\n└── b",
        "./bin/list-tree.sh\n├── a\n└── b",
        "frob web prod east\nfrob db2 prod 3",
        "shop_load_total",
        "set -e",
        "tc qdisc add dev eth0 root handle 1: prio bands 3",
        "case $x in\n  -h) echo a ;;\n  *) echo b ;;\nesac",
        "args=(\n  --all\n  *.txt\n)",
        "7z x a.7z"
      })
  void aShellFenceThatMayHoldACommandIsPlayed(String text) {
    assertThat(Graphs.ofBlock(text)).isNotEmpty();
  }

  @Test
  void aMistakeOnAFenceThatWouldNeverRunIsAWarning() {
    for (String fence :
        List.of("json {", "yaml {{ .Tag }", "toml {hots=x}", "text {\"", "bash {ignore hots=x}")) {
      StepGraph graph = Graphs.of("## Job\n\n```" + fence + "\na: 1\n```\n");
      assertThat(graph.problems()).as(fence).isNotEmpty();
      assertThat(graph.problems())
          .extracting(problem -> problem.severity().word())
          .doesNotContain("error");
    }
  }

  @Test
  void aMistakeThatKeepsABlockFromRunningIsAnError() {
    assertThat(Graphs.problems("## Job\n\n```python {interpeter=python3}\nprint(1)\n```\n"))
        .singleElement()
        .asString()
        .contains("error[unknown-attribute]");
    assertThat(Graphs.problems("## Job\n\n```bash {hots=x}\nls\n```\n"))
        .singleElement()
        .asString()
        .contains("error[unknown-attribute]");
  }

  @Test
  void aLineThatMayBeACommandOrOutputIsAnError() {
    assertThat(Graphs.problems("## Job\n\n```bash\n$ cd /srv\ngit pull\n```\n"))
        .containsExactly(
            """
            page.md:5:1: error[prompt-in-doubt]: some lines of this block have a prompt, and this one may be a command or output
              | git pull
              | ^^^^^^^^
              = name the fence `console` if it shows a session; else take the prompts out\
            """);
  }

  @Test
  void outputBetweenCommandsIsAnError() {
    assertThat(Graphs.problems("## Job\n\n```bash\nzpool list\npool: tank\ngit pull\n```\n"))
        .containsExactly(
            """
            page.md:5:1: error[prompt-in-doubt]: this line reads as output, and a command follows it
              | pool: tank
              | ^^^^^^^^^^
              = put output into its own fence; or name this fence `console` and begin its commands with `$ `\
            """);
  }

  @Test
  void optionsThatLostTheBackslashBeforeThemAreAnError() {
    assertThat(Graphs.problems("## Job\n\n```bash\ncurl -X POST https://a.test\n-d 'b'\n```\n"))
        .containsExactly(
            """
            page.md:5:1: error[prompt-in-doubt]: no program has this name: this line has options of the line before, or output
              | -d 'b'
              | ^^^^^^
              = end the line before with a backslash; put output into its own fence\
            """);
  }

  @Test
  void optionsUnderAPromptedCommandOfSeveralLinesAreAnError() {
    String cut = "$ shopctl sign \\\n    --key a\n    --out b \\\n    --fast\n";
    assertThat(Graphs.problems("## Job\n\n```console\n" + cut + "```\n")).hasSize(1);
    assertThat(Graphs.problems("## Job\n\n```bash\n" + cut + "```\n"))
        .containsExactly(
            """
            page.md:6:1: error[prompt-in-doubt]: no program has this name: this line has options of the line before, or output
              |     --out b \\
              | ^^^^^^^^^^^^^
              = end the line before with a backslash; put output into its own fence\
            """);
    assertThat(Graphs.problems("## Job\n\n```bash\n$ shopctl --help\n  --key    a key\n```\n"))
        .isEmpty();
  }

  @Test
  void linesForWindowsAmongOthersAreLeftOutAndNamed() {
    String page =
        """
        ## Job

        ```bash
        # Who has the port?
        lsof -i :80              # Linux
        netstat -ano | findstr :80   # Windows

        # On Windows
        taskkill /PID 12 /F
        .venv\\Scripts\\activate
        ```
        """;
    assertThat(Graphs.lines(Graphs.of(page).steps()))
        .containsExactly("job/who-has-the-port: local> lsof -i :80");
    assertThat(Graphs.of(page).notPlayed())
        .extracting(NotPlayed::said)
        .containsExactly("not played: line 6, it is typed at the prompt of another program");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker run \\ \n  --rm alpine",
        "docker run --rm \\\t\n  alpine ls",
        "echo 'a' \\  \nrm b",
        "docker run -d \\\\\n  --rm alpine",
      })
  void aBlankAfterTheBackslashThatWasToContinueALineIsAnError(String text) {
    assertThat(Graphs.problems("## Job\n\n```bash\n" + text + "\n```\n"))
        .singleElement()
        .asString()
        .contains(
            "error[broken-continuation]", "let one backslash be the last character of the line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo a\\ \n",
        "cat <<'E'\na \\ \nb\nE",
        "echo 'a \\ \nb'",
        "ls # a \\ \nls",
        "echo a \\\\ \nls"
      })
  void elsewhereABackslashBeforeABlankIsTheAuthors(String text) {
    assertThat(Graphs.problems("## Job\n\n```bash\n" + text + "\n```\n")).isEmpty();
  }

  @Test
  void thePagesHostIsWhereBlocksRunThatNameNone() {
    String page =
        """
        ---
        runbook:
          host: hemma
        ---

        ## Job

        ```bash
        uptime
        ```

        ```bash {host=local}
        uptime
        ```
        """;
    assertThat(Graphs.lines(Graphs.of(page).steps()))
        .containsExactly("job/1: hemma> uptime", "job/2: local> uptime");
  }
}
