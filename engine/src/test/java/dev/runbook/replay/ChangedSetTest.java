package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page, its mock hosts and its scenarios are green; each change to one of them alone turns them
 * red, with file and line and the words that help, and what changes nothing leaves them green.
 */
class ChangedSetTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          db1: {hostname: db1, user: ops}
        params:
          day: {placeholder: YYYYMMDD, pattern: "20[0-9]{6}"}
      ---

      # Restore

      Takes ten minutes.

      - [ ] Everybody knows.

      ## Check

      ```bash {name=there host=db1 ok-exit=0}
      # It has a size
      test -s /backups/YYYYMMDD.sql
      ```

      ```bash {name=room capture=ROOM}
      ssh db1 "df -h /backups | grep sda1"
      ```

      ```text {expect}
      /dev/sda1  [..]
      ```

      ```console {expect name=version}
      $ ssh db1 "psql --version"
      psql 16
      ```

      ```bash {name=note host=db1}
      logger "room: $ROOM"
      ```

      ```python {name=count interpreter=python3 host=db1}
      print(len(open("x").read()))
      ```

      ## Stop

      ```bash {name=stop cwd=/srv}
      ssh db1 "systemctl stop app"
      ```

      ## Announce

      > [!CAUTION]
      > Everybody sees this.

      ```bash {name=wall}
      ssh db1 "wall 'going down'"
      ```

      ## Replace

      > [!CAUTION]
      > What is in the database is lost.

      ```bash {name=drop}
      ssh db1 "psql -c 'DROP DATABASE shop'"
      ssh db1 "psql -c 'CREATE DATABASE shop'"
      ```

      ```bash {name=load timeout=30m confirm=each}
      ssh db1 "psql -1 shop < /backups/YYYYMMDD.sql"
      ```

      ## Start

      ```bash {name=start host=db1 verify="curl -fsS localhost/ready"}
      systemctl start app
      ```

      ```bash {name=warm host=db1 optional}
      curl -fsS localhost/warm
      ```

      ## Rollback

      ```bash {name=put-back host=db1}
      psql -1 shop < /backups/before.sql
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        db1:
          identity: {hostname: db1, user: ops}
          state: {app: up, database: live}
          commands:
            - run: test -s /backups/{{day}}.sql
            - run: df -h /backups | grep sda1
              stdout: "/dev/sda1  10G\\n"
            - run: psql --version
              stdout: "psql 16\\n"
            - run: logger "room$ROOM"
              spare: true
            - run: 'logger "room: $ROOM"'
              spare: true
            - run: print(len(open("x").read()))
              interpreter: python3
            - run: systemctl stop app
              cwd: /srv
              kept: false
              set: {app: down}
            - run: wall 'going down'
            - run: psql -c 'DROP DATABASE shop'
              set: {database: none}
            - run: psql -c 'CREATE DATABASE shop'
              when: {database: none}
              set: {database: empty}
            - match: psql -1 shop < /backups/2026.*\\.sql
              when: {database: empty}
              set: {database: dump}
            - run: psql -1 shop < /backups/before.sql
              set: {database: before}
            - run: systemctl start app
              times: 3
              set: {app: up}
            - run: curl -fsS localhost/ready
              replies:
                - {exit: 22, times: 2}
                - {stdout: ready}
          forbid:
            - {match: ".*DROP DATABASE.*", when: {app: up}, because: the app is still writing}
        web1:
          identity: {hostname: web1, user: ops}
      """;

  private static final String SCENARIOS =
      """
      play: restore
      mock: restore.mock.yaml
      params: {day: "20260102"}
      answers:
        note: skip
        announce/wall: {confirm: db1}
        replace/drop: {confirm: db1}
        load: {confirm: db1}
      scenarios:
        restores the dump:
          answers: {start: {on-failure: [retry, retry]}}
          expect:
            asked: [wall, drop, load]
            outcomes: {warm: left-out, start: ok, everybody-knows: assumed}
            state: {db1: {app: up, database: dump}}
        stops when there is no dump:
          mock:
            - hosts: {db1: {commands: [{run: "test -s /backups/{{day}}.sql", exit: 1}]}}
            - restore.mock.yaml
          expect:
            exit: 1
            outcomes: {there: failed, stop: not-reached}
        puts the old data back when the load fails:
          mock:
            - hosts: {db1: {commands: [{match: "psql -1 .*2026.*", exit: 3, times: 1}]}}
            - restore.mock.yaml
          answers: {load: {confirm: db1, on-failure: roll-back}, put-back: {confirm: db1}}
          expect: {exit: 1, state: {db1: {database: before}}}
      """;

  @TempDir Path folder;

  private Tested green() {
    Tested tested =
        new Tested(folder)
            .file("restore.md", PAGE)
            .file("restore.mock.yaml", MOCK)
            .file("restore.test.yaml", SCENARIOS);
    tested.update(EnumSet.of(Updates.Kind.plan));
    assertThat(tested.story()).isEmpty();
    return tested;
  }

  private static Arguments page(int number, String before, String after, String... words) {
    return Arguments.of(number, "restore.md", before, after, List.of(words));
  }

  private static Arguments mock(int number, String before, String after, String... words) {
    return Arguments.of(number, "restore.mock.yaml", before, after, List.of(words));
  }

  private static Arguments scenario(int number, String before, String after, String... words) {
    return Arguments.of(number, "restore.test.yaml", before, after, List.of(words));
  }

  static Stream<Arguments> changesOfThePage() {
    String stop = "```bash {name=stop cwd=/srv}\nssh db1 \"systemctl stop app\"\n```\n\n";
    String middle = PAGE.substring(PAGE.indexOf(stop), PAGE.indexOf("```bash {name=start host"));
    return Stream.of(
        page(
            1,
            "systemctl stop app",
            "systemctl stap app",
            "restore.md:{systemctl stap app}",
            "came      systemctl stap app",
            "nearest   systemctl stop app",
            "restore.mock.yaml:{systemctl stop}"),
        page(
            2,
            "ssh db1 \"psql -c 'CREATE DATABASE shop'\"\n",
            "",
            "restore.mock.yaml:{CREATE DATABASE}",
            "reply     psql -c 'CREATE DATABASE shop'"),
        page(
            3,
            "```bash {name=start host=db1 verify=\"curl -fsS localhost/ready\"}\n"
                + "systemctl start app\n"
                + "```\n\n",
            "",
            "has no step called `start`"),
        page(
            4,
            "{name=wall}\n",
            "{name=wall}\nssh db1 \"reboot\"\n",
            "restore.md:{reboot}",
            "reboot"),
        page(
            5,
            "ssh db1 \"psql -c 'DROP DATABASE shop'\"\nssh db1 \"psql -c 'CREATE DATABASE shop'\"",
            "ssh db1 \"psql -c 'CREATE DATABASE shop'\"\nssh db1 \"psql -c 'DROP DATABASE shop'\"",
            "restore.md:{CREATE DATABASE}",
            "CREATE DATABASE",
            "only while database is none"),
        page(6, stop, "", "has no step called `stop`"),
        page(
            6,
            middle,
            middle.replace(stop, "") + stop,
            "restore.md:{DROP DATABASE}",
            "db1 received a command that its mock forbids: the app is still writing"),
        page(
            7,
            "{name=wall}\nssh db1",
            "{name=wall}\nssh db11",
            "restore.md:{db11}",
            "db11",
            "did you mean `db1`?"),
        page(
            8,
            "ssh db1 \"df -h",
            "ssh web1 \"df -h",
            "restore.md:{ssh web1}",
            "on web1, sent a command that has no reply"),
        page(
            9,
            "{name=wall}\nssh db1",
            "{name=wall}\nssh -p 2222 db1",
            "restore.md:{2222}",
            "-p 2222"),
        page(10, "cwd=/srv", "cwd=/opt", "restore.md:{systemctl stop}", "/opt"),
        page(11, "interpreter=python3", "interpreter=python", "restore.md:{print(}", "python"),
        page(12, "{name=start host=db1 ", "{name=start ", "restore.md:{systemctl start}"),
        page(
            12,
            "{name=there host=db1 ok-exit=0}\n# It has a size\ntest -s /backups/YYYYMMDD.sql",
            "{name=there ok-exit=0}\n# It has a size\nssh db1 \"test -s /backups/YYYYMMDD.sql\"",
            "restore.plan.txt",
            "db1 (kept)"),
        page(
            13,
            "{name=load timeout=30m confirm=each}",
            "{name=load timeout=30m confirm=each safe}",
            "load"),
        page(
            14,
            "> [!CAUTION]\n> Everybody",
            "> Everybody",
            "restore.test.yaml",
            "announce/wall",
            "nothing had to be confirmed"),
        page(
            15,
            "{name=put-back host=db1}",
            "{name=put-back host=db1 safe}",
            "put-back",
            "nothing had to be confirmed"),
        page(
            16,
            "    db1: {hostname: db1, user: ops}\n",
            "    web1: {hostname: web1, user: ops}\n",
            "restore.plan.txt",
            "hosts"),
        page(17, "user: ops", "user: root", "ops@db1", "root@db1"),
        page(
            18,
            " confirm=each",
            "",
            "expected  announce/wall, replace/drop, replace/load",
            "came      announce/wall, replace/drop"),
        page(
            19,
            "name=drop",
            "name=dropp",
            "restore.test.yaml:{replace/drop}",
            "has no step called `replace/drop`",
            "did you mean `replace/dropp`?"),
        page(
            20,
            "name=room capture=ROOM",
            "name=room capture=ROOM optional",
            "restore.mock.yaml",
            "df -h"),
        page(
            21,
            "host=db1 optional",
            "host=db1",
            "restore.md:{localhost/warm}",
            "curl -fsS localhost/warm"),
        page(22, "timeout=30m", "timeout=3m", "restore.plan.txt", "timeout 3m"),
        page(23, "ok-exit=0", "ok-exit=0,1", "there"),
        page(
            24,
            " verify=\"curl -fsS localhost/ready\"",
            "",
            "restore.plan.txt",
            "verify curl -fsS localhost/ready"),
        page(
            25,
            "## Rollback\n\n"
                + "```bash {name=put-back host=db1}\n"
                + "psql -1 shop < /backups/before.sql\n"
                + "```\n",
            "",
            "restore.test.yaml",
            "put-back"),
        page(
            26,
            "systemctl start app",
            "systemctl start app || true",
            "came      systemctl start app || true"),
        page(27, "df -h /backups |", "false |", "came      false | grep sda1"),
        page(28, "capture=ROOM", "capture=RUME", "restore.test.yaml", "needs a value for `ROOM`"),
        page(29, "[0-9]{6}", "[0-9]+", "restore.plan.txt", "20[0-9]+"),
        page(
            30,
            "{name=there host=db1 ok-exit=0}\n# It has a size\ntest -s /backups/YYYYMMDD.sql",
            "{name=there host=db1 ok-exit=0}\n# It has a size\ntest -s /backups/20260101.sql",
            "restore.md:{20260101}",
            "came      test -s /backups/20260101.sql"),
        page(
            31,
            "logger \"room: $ROOM\"",
            "logger \"rooms: $ROOM\"",
            "restore.plan.txt",
            "logger \"rooms: $ROOM\""),
        page(32, "/dev/sda1  [..]", "/dev/sdb1  [..]", "room"),
        page(33, "psql 16\n", "psql 17\n", "version"));
  }

  static Stream<Arguments> changesOfTheMock() {
    return Stream.of(
        mock(
            34,
            "    - run: wall 'going down'\n",
            "    - run: wall 'going down'\n        exit: 1\n",
            "wall",
            "exit 1"),
        mock(35, "{exit: 22, times: 2}", "{times: 2}", "restore.test.yaml", "did not fail"),
        mock(
            36,
            "      - run: wall 'going down'\n",
            "",
            "restore.md:{going down}",
            "wall 'going down'"),
        mock(
            37,
            "      - run: wall 'going down'\n",
            "      - run: wall 'going down'\n      - run: reboot\n",
            "restore.mock.yaml:{reboot}",
            "reply     reboot"),
        mock(
            38,
            "      - run: wall 'going down'\n",
            "      - run: wall 'going down'\n      - run: wall 'going down'\n",
            "restore.mock.yaml:22:9",
            "line 22 never answers: line 21 takes every such command"),
        mock(
            39,
            "times: 3",
            "times: 2",
            "restore.md:{systemctl start}",
            "used up: it is given 2 times"),
        mock(
            40,
            "{hostname: db1, user: ops}",
            "{hostname: db2, user: ops}",
            "exit 7 (wrong-host)",
            "ops@db2"),
        mock(41, "        set: {app: up}\n", "", "restore.test.yaml", "came      app: down"),
        mock(
            42,
            "        when: {database: none}\n",
            "        when: {database: live}\n",
            "restore.md:{CREATE DATABASE}",
            "only while database is live"),
        mock(
            43,
            "- {match: \".*DROP DATABASE.*\", when: {app: up}",
            "- {match: \".*DROP DATABASE.*\", when: {app: down}",
            "restore.md:{DROP DATABASE}",
            "the app is still writing",
            "while     app: down",
            "restore.mock.yaml"),
        mock(44, "/dev/sda1  10G", "/dev/sdc1  10G", "room"),
        mock(
            45,
            "2026.*\\.sql",
            "2027.*\\.sql",
            "restore.md:{psql -1 shop}",
            "psql -1 shop < /backups/2027.*\\.sql"),
        mock(
            46,
            "      - run: wall 'going down'\n",
            "      - run: wall 'going down'\n        fault: disconnect\n",
            "exit 5 (unknown)",
            "unknown"));
  }

  static Stream<Arguments> changesOfTheScenarios() {
    return Stream.of(
        scenario(47, "exit: 1\n", "exit: 3\n", "restore.test.yaml:{exit: 3}", "exit 3", "exit 1"),
        scenario(
            48,
            "[wall, drop, load]",
            "[drop, wall, load]",
            "restore.test.yaml:{asked}",
            "replace/drop, announce/wall"),
        scenario(
            49,
            "there: failed",
            "there: skipped",
            "restore.test.yaml:{there: skipped}",
            "skipped",
            "failed"),
        scenario(
            50,
            "outcomes: {there",
            "otcomes: {there",
            "restore.test.yaml:{otcomes}:7",
            "did you mean `outcomes`?"),
        scenario(51, "note: skip", "note: skp", "restore.test.yaml:5:9", "did you mean `skip`?"),
        scenario(
            52,
            "replace/drop: {confirm: db1}",
            "replace/drop: {confirm: DB1}",
            "exit 4 (unconfirmed)"),
        scenario(
            53,
            "params: {day: \"20260102\"}",
            "params: {}",
            "restore.test.yaml",
            "needs a value for `day`"),
        scenario(
            54,
            "params: {day: \"20260102\"}",
            "params: {day: \"20260102\", days: x}",
            "restore.test.yaml:3",
            "did you mean `day`?"),
        scenario(
            55,
            "play: restore",
            "play: restor",
            "restore.test.yaml:1:7",
            "did you mean `restore`?"),
        scenario(
            56,
            "mock: restore.mock.yaml\nparams",
            "mock: restore.mock.yml\nparams",
            "restore.test.yaml:2:7",
            "there is no such file"),
        scenario(
            57,
            SCENARIOS.substring(SCENARIOS.indexOf("scenarios:")),
            "scenarios: {}\n",
            "restore.test.yaml:9",
            "there are no scenarios"),
        scenario(58, "stops when there is no dump", "restores the dump", "restore.test.yaml:16"),
        scenario(60, "  note: skip", "\tnote: skip", "restore.test.yaml:5"));
  }

  @ParameterizedTest
  @MethodSource({"changesOfThePage", "changesOfTheMock", "changesOfTheScenarios"})
  void turnsRed(int number, String file, String before, String after, List<String> words) {
    Tested tested = green();
    String text = tested.text(file);
    assertThat(text).contains(before);
    tested.file(file, text.replace(before, after));
    TestReport report = tested.run();
    assertThat(report.passes()).as("change %d", number).isFalse();
    String story = tested.story(report);
    assertThat(story).as("change %d", number).containsPattern("restore\\.[a-z.]+:[0-9]+");
    List<String> expected = words.stream().map(word -> placed(tested, word)).toList();
    assertThat(story).as("change %d", number).contains(expected);
  }

  /** {@code file:{text}} is the file with the line on which the text first stands. */
  private static String placed(Tested tested, String word) {
    Matcher place = Pattern.compile("(restore[a-z.]+):\\{([^}]+)}(.*)").matcher(word);
    if (!place.matches()) {
      return word;
    }
    List<String> lines = tested.text(place.group(1)).lines().toList();
    int line = 1;
    while (!lines.get(line - 1).contains(place.group(2))) {
      line++;
    }
    return place.group(1) + ":" + line + place.group(3);
  }

  static Stream<Arguments> harmlessChanges() {
    return Stream.of(
        page(0, "Takes ten minutes.", "Takes twenty minutes."),
        page(0, "## Stop\n", "\n## Stop\n"),
        page(0, "# It has a size", "# It has a size\n# and is not empty"),
        page(0, PAGE, PAGE.replace("\n", "\r\n")),
        mock(
            0,
            "      - run: psql --version\n"
                + "        stdout: \"psql 16\\n"
                + "\"\n"
                + "      - run: logger \"room$ROOM\"\n"
                + "        spare: true\n",
            "      - run: logger \"room$ROOM\"\n"
                + "        spare: true\n"
                + "      - run: psql --version\n"
                + "        stdout: \"psql 16\\n"
                + "\"\n"));
  }

  @ParameterizedTest
  @MethodSource("harmlessChanges")
  void staysGreen(int number, String file, String before, String after, List<String> words) {
    Tested tested = green();
    String text = tested.text(file);
    assertThat(text).contains(before);
    assertThat(tested.file(file, text.replace(before, after)).story()).isEmpty();
  }

  /** A plan text keeps the order of steps; a state does not. */
  @Test
  void staysGreenWhenIndependentChecksChangePlacesAndOnlyTheStateIsExpected() throws IOException {
    Tested tested = green();
    Files.delete(folder.resolve("restore.plan.txt"));
    String version = PAGE.substring(PAGE.indexOf("```console"), PAGE.indexOf("```bash {name=note"));
    String page = PAGE.replace(version, "");
    int room = page.indexOf("```bash {name=room");
    String moved = page.substring(0, room) + version + page.substring(room);
    assertThat(tested.file("restore.md", moved).story()).isEmpty();
  }
}
