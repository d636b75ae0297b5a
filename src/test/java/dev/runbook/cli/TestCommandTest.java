package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook test}: what is played, what is shown, how it ends. */
class TestCommandTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void writePage() {
    run =
        new CommandLineRun(folder)
            .page(
                "restart",
                """
                # Restart

                ```bash {name=look host=web1}
                systemctl is-active shop
                ```
                """)
            .file(
                "runbooks/restart.mock.yaml",
                """
                hosts:
                  web1:
                    commands:
                      - run: systemctl is-active shop
                        stdout: active
                """)
            .file(
                "runbooks/restart.test.yaml",
                """
                play: restart
                mock: restart.mock.yaml
                scenarios:
                  looks: {expect: {outcomes: {look: ok}}}
                  leaves it alone: {answers: {look: skip}, expect: {outcomes: {look: skipped}}}
                """);
  }

  @Test
  void playsTheScenariosOfTheLibrary() {
    assertThat(run.run("test", "-v")).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .startsWith(
            "✓ restart › looks\n✓ restart › leaves it alone\n2 scenarios of 1 page: 2 pass");
  }

  @Test
  void leavesNothingBehind() {
    run.run("test");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void showsAFailureWithItsPlace() {
    run.file("runbooks/restart.mock.yaml", "hosts: {web1: {commands: [{match: .*, exit: 3}]}}\n");
    assertThat(run.run("test")).isEqualTo(1);
    assertThat(run.out())
        .contains("✗ restart › looks   " + folder + "/runbooks/restart.test.yaml:4")
        .contains("1 pass, 1 fail");
  }

  @Test
  void playsSingleScenarios() {
    assertThat(run.run("test", "-v", "runbooks/restart.test.yaml::looks")).isEqualTo(0);
    assertThat(run.out()).contains("1 scenario of 1 page").doesNotContain("alone");
    assertThat(run.run("test", "runbooks/restart.test.yaml::lokks")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean `looks`?");
    assertThat(run.run("test", "--name", "leaves.*alone")).isEqualTo(0);
    assertThat(run.run("test", "--name", "nothing")).isEqualTo(2);
  }

  @Test
  void listsThemWithoutPlaying() {
    assertThat(run.run("test", "--list")).isEqualTo(0);
    assertThat(run.out())
        .isEqualTo(
            """
            %1$s/runbooks/restart.test.yaml:4  restart › looks
            %1$s/runbooks/restart.test.yaml:5  restart › leaves it alone
            """
                .formatted(folder));
  }

  @Test
  void endsWithTwoWhereThereIsNoScenario() throws Exception {
    Files.delete(folder.resolve("runbooks/restart.test.yaml"));
    assertThat(run.run("test")).isEqualTo(2);
    assertThat(run.err()).contains("no scenario was found in");
    assertThat(run.run("test", "elsewhere")).isEqualTo(2);
  }

  @Test
  void endsWithTwoWhereAFileCannotBeRead() {
    run.file("runbooks/broken.test.yaml", "play: restart\nparams:\n\tunit: shop\n");
    assertThat(run.run("test")).isEqualTo(2);
    assertThat(run.out()).contains("broken.test.yaml:3:1: error[").contains("2 pass, 1 mistake");
  }

  @Test
  void printsJsonThatAgreesWhateverTheOrder() {
    run.run("test", "--json", "--jobs", "1");
    String one = run.out();
    CommandLineRun again = new CommandLineRun(folder);
    again.run("test", "--json", "--jobs", "4", "--shuffle=7");
    assertThat(one).startsWith("{\"schema\":\"runbook.test/1\",\"passed\":2,");
    assertThat(again.out()).isEqualTo(one);
  }
}
