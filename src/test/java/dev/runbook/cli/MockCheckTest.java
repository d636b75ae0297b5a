package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockCheckTest {
  @TempDir Path folder;

  private int check(CommandLineRun run, String... names) {
    String[] args = new String[names.length + 2];
    args[0] = "mock";
    args[1] = "check";
    for (int i = 0; i < names.length; i++) {
      boolean option = names[i].startsWith("--");
      args[i + 2] = option ? names[i] : folder.resolve(names[i]).toString();
    }
    return run.run(args);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .file(
                "a.mock.yaml",
                """
                hosts:
                  web1:
                    state: {web: up}
                    comands: []
                    commands:
                      - run: uptime
                        exit: 300
                        when: {wbe: up}
                """);

    assertThat(check(run, "a.mock.yaml")).isEqualTo(2);
    assertThat(run.out().replace(folder.toString(), ""))
        .isEqualTo(
            """
            /a.mock.yaml:4:5: error[unknown-key]: unknown key `comands` under `hosts.web1`
              |     comands: []
              |     ^^^^^^^
              = did you mean `commands`?
            /a.mock.yaml:7:15: error[bad-value]: `exit` cannot be 300
              |         exit: 300
              |               ^^^
              = a status is a number from 0 to 255
            /a.mock.yaml:8:16: error[unknown-state]: `state` of web1 does not declare `wbe`
              |         when: {wbe: up}
              |                ^^^
              = did you mean `web`?
            """);
  }

  @Test
  void saysWhatThereIsWhereNothingIsWrong() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .file("a.mock.yaml", "hosts: {web1: {commands: [{run: uptime}]}, db1: {}}\n");

    assertThat(check(run, "a.mock.yaml")).isZero();
    assertThat(run.out().replace(folder.toString(), ""))
        .isEqualTo("/a.mock.yaml: nothing is wrong: 1 reply on web1, db1\n");
  }

  @Test
  void saysItAsJsonToPrograms() {
    CommandLineRun run =
        new CommandLineRun(folder).file("a.mock.yaml", "hosts: {web1: {otherwse: ok}}\n");

    assertThat(check(run, "a.mock.yaml", "--json")).isEqualTo(2);
    assertThat(run.out())
        .contains("\"schema\" : \"runbook.mock-check/1\"", "\"code\" : \"unknown-key\"")
        .contains("\"line\" : 1", "\"hint\" : \"did you mean `otherwise`?\"");
  }

  @Test
  void takesSeveralFilesForLayers() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .file("base.yaml", "hosts: {web1: {state: {web: up}}}\n")
            .file("over.yaml", "hosts: {web1: {commands: [{run: uptime, when: {web: up}}]}}\n");

    assertThat(check(run, "over.yaml")).isEqualTo(2);
    assertThat(check(new CommandLineRun(folder), "over.yaml", "base.yaml")).isZero();
  }

  @Test
  void aTabIsAnErrorWithItsPlace() {
    CommandLineRun run = new CommandLineRun(folder).file("a.mock.yaml", "hosts:\n\tweb1: {}\n");

    assertThat(check(run, "a.mock.yaml")).isEqualTo(2);
    assertThat(run.out()).contains("a.mock.yaml:2:1: error[yaml-syntax]").contains("spaces");
  }

  @Test
  void aPlayShowsAllThatIsWrongBeforeItBegins() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .page("move", ThreeStepPage.PAGE)
            .file("a.mock.yaml", "hosts: {web1: {identiy: {}, commands: [{run: a, exit: x}]}}\n");

    assertThat(run.run("play", "move", "--mock", folder.resolve("a.mock.yaml").toString(), "--yes"))
        .isEqualTo(2);
    assertThat(run.err())
        .contains("unknown-key")
        .contains("did you mean `identity`?")
        .contains("takes a whole number");
  }
}
