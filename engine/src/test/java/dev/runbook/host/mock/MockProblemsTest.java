package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.problems;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MockProblemsTest {
  @Test
  void suggestsTheKeyThatWasMeant() {
    assertThat(problems("hosts:\n  hemma:\n    comands: []\n"))
        .containsExactly(
            """
            hemma.mock.yaml:3:5: error[unknown-key]: unknown key `comands` under `hosts.hemma`
              |     comands: []
              |     ^^^^^^^
              = did you mean `commands`?\
            """);
    assertThat(problems(withCommands("- run: a\n  stdot: b")))
        .containsExactly(
            """
            hemma.mock.yaml:5:9: error[unknown-key]: unknown key `stdot` under `hosts.hemma.commands[1]`
              |         stdot: b
              |         ^^^^^
              = did you mean `stdout`?\
            """);
    assertThat(headlines("hosts:\n  hemma:\n    identity: {host: a}\n"))
        .containsExactly("3:16 unknown-key unknown key `host` under `hosts.hemma.identity`");
    assertThat(headlines("host:\n  hemma: {}\nhosts: {}\n"))
        .containsExactly("1:1 unknown-key unknown key `host`");
  }

  @Test
  void wantsHosts() {
    assertThat(headlines("")).containsExactly("1:1 missing-key there are no `hosts`");
    assertThat(headlines("{}\n")).containsExactly("1:1 missing-key there are no `hosts`");
    assertThat(headlines("- hemma\n"))
        .containsExactly("1:1 wrong-type this file takes a mapping, not a list");
    assertThat(headlines("hosts: hemma\n"))
        .containsExactly("1:8 wrong-type `hosts` takes a mapping, not a plain value");
    assertThat(headlines("hosts:\n  hemma:\n"))
        .containsExactly("2:3 missing-key the host `hemma` is empty");
  }

  @Test
  void wantsACommandToBeRunOrMatchedAndNotBoth() {
    assertThat(problems(withCommands("- run: a\n  match: b")))
        .containsExactly(
            """
            hemma.mock.yaml:5:9: error[conflicting-keys]: a command has `run` or `match`, not both
              |         match: b
              |         ^^^^^
              = make two commands of it\
            """);
    assertThat(headlines(withCommands("- stdout: a")))
        .containsExactly("4:9 missing-key a command needs `run` or `match`");
  }

  @Test
  void refusesABrokenRegularExpression() {
    assertThat(problems(withCommands("- match: sudo (docker")))
        .containsExactly(
            """
            hemma.mock.yaml:4:16: error[bad-value]: `match` is not a regular expression: Unclosed group
              |       - match: sudo (docker
              |                ^^^^^^^^^^^^
              = put a backslash before each of . ( ) [ { * + ? | $ ^ that is meant literally\
            """);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThat(headlines(withCommands("- run: a\n  exit: 256")))
        .containsExactly("5:15 bad-value `exit` cannot be 256");
    assertThat(headlines(withCommands("- run: a\n  exit: -1")))
        .containsExactly("5:15 bad-value `exit` cannot be -1");
    assertThat(headlines(withCommands("- run: a\n  times: -2")))
        .containsExactly("5:16 bad-value `times` cannot be -2");
    assertThat(headlines(withCommands("- run: a\n  times: 0")))
        .containsExactly("5:16 bad-value `times` cannot be 0");
    assertThat(headlines(withCommands("- run: a\n  times: often")))
        .singleElement()
        .asString()
        .startsWith("5:16 bad-value");
  }

  @Test
  void refusesADelayThatIsNone() {
    assertThat(headlines(withCommands("- run: a\n  delay: soon")))
        .singleElement()
        .asString()
        .startsWith("5:16 bad-value");
  }

  @Test
  void refusesWordsItDoesNotKnow() {
    assertThat(problems(withCommands("- run: a\n  fault: disconect")))
        .singleElement()
        .asString()
        .startsWith("hemma.mock.yaml:5:16: error[bad-value]: ")
        .endsWith("did you mean `disconnect`?");
    assertThat(headlines("hosts:\n  hemma:\n    otherwise: pass\n"))
        .singleElement()
        .asString()
        .startsWith("3:16 bad-value");
    assertThat(problems(withCommands("- run: a\n  signal: SIGKILL")))
        .containsExactly(
            """
            hemma.mock.yaml:5:17: error[bad-value]: there is no signal `SIGKILL`
              |         signal: SIGKILL
              |                 ^^^^^^^
              = did you mean `KILL`?\
            """);
  }

  @Test
  void refusesAHostThatHangsAsAWhole() {
    assertThat(problems("hosts:\n  hemma:\n    fault: hang\n"))
        .containsExactly(
            """
            hemma.mock.yaml:3:12: error[bad-value]: `hang` is a fault of commands, not of a whole host
              |     fault: hang
              |            ^^^^
              = give it to a command; a host has `refuse`, `auth-failure` or `host-key-changed`\
            """);
  }

  @Test
  void refusesTwoEndingsForOneCommand() {
    assertThat(headlines(withCommands("- run: a\n  exit: 1\n  signal: KILL")))
        .containsExactly("5:9 conflicting-keys `exit` means nothing beside `signal`");
    assertThat(headlines(withCommands("- run: a\n  exit: 1\n  fault: hang\n  signal: INT")))
        .containsExactly(
            "5:9 conflicting-keys `exit` means nothing beside `signal`",
            "5:9 conflicting-keys `exit` means nothing beside `fault: hang`",
            "7:9 conflicting-keys `signal` means nothing beside `fault: hang`");
    assertThat(headlines(withCommands("- run: a\n  fault: refuse\n  stdout: b\n  stderr: c")))
        .containsExactly(
            "6:9 conflicting-keys `stdout` means nothing beside `fault: refuse`",
            "7:9 conflicting-keys `stderr` means nothing beside `fault: refuse`");
  }

  @Test
  void reportsEverythingThatIsWrongAtOnce() {
    String yaml =
        """
        hosts:
          hemma:
            commands:
              - run: a
                exit: 300
              - match: "["
              - run: b
                fault: expode
            otherwise: maybe
          local:
            fault: disconnect
        """;

    assertThat(headlines(yaml))
        .extracting(line -> line.split(" ")[0])
        .containsExactlyInAnyOrder("5:15", "6:16", "8:16", "9:16", "11:12");
  }

  @Test
  void refusesAHostThatIsThereTwice() {
    assertThat(headlines("hosts:\n  hemma: {}\n  hemma: {}\n"))
        .singleElement()
        .asString()
        .startsWith("3:3 ");
  }

  @Test
  void countsColumnsAsPeopleDo() {
    assertThat(headlines("hosts: {hemma: {identity: {hostname: \"🙂\"}, nope: 1}}\r\n"))
        .singleElement()
        .asString()
        .startsWith("1:44 unknown-key");
  }

  /** Each problem as {@code line:column code message}. */
  private static List<String> headlines(String yaml) {
    return problems(yaml).stream()
        .map(text -> text.lines().findFirst().orElseThrow())
        .map(line -> line.replaceFirst("hemma.mock.yaml:(\\d+:\\d+): error\\[([^]]*)]: ", "$1 $2 "))
        .toList();
  }
}
