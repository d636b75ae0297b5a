package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code runbook test}: what is played, what is shown, how it ends. */
class TestCommandTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void writePage() {
    run = RestartPage.in(folder);
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
  void listsThemForPrograms() {
    assertThat(run.run("test", "--list", "--json", "--name", "alone")).isZero();
    assertThat(run.out())
        .isEqualTo(
            "{\"schema\":\"runbook.scenarios/1\",\"scenarios\":[{\"file\":\""
                + folder
                + "/runbooks/restart.test.yaml\",\"line\":5,\"name\":\"leaves it alone\","
                + "\"play\":\"restart\"}]}\n");
  }

  @ParameterizedTest
  @CsvSource({"--list,--name=none", "runbooks::looks,-q", "::looks,-q", "runbooks/x::,-q"})
  void whatMeansNoScenarioIsAMisuse(String argument, String other) {
    assertThat(run.run("test", argument, other)).as(run.out()).isEqualTo(2);
    assertThat(run.err()).containsAnyOf("no scenario has such a name", "there are no scenarios at");
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

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void breakExpectation() throws IOException {
    String scenarios = text("runbooks/restart.test.yaml");
    run.file("runbooks/restart.test.yaml", scenarios.replace("look: ok", "look: skipped"));
  }

  @Test
  void writesJUnitXml() throws IOException {
    breakExpectation();
    assertThat(run.run("test", "--junit", "out/results.xml")).isEqualTo(1);
    assertThat(text("out/results.xml"))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"runbook test\"")
        .contains("tests=\"2\" failures=\"1\"")
        .contains("<testcase name=\"restart › looks\" classname=\"restart\"")
        .contains("<failure type=\"outcome\" message=")
        .contains("restart.test.yaml:4  restart/look did not end as expected");
  }

  @Test
  void annotatesAPullRequest() throws IOException {
    breakExpectation();
    run.with("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    assertThat(run.run("test", "--annotations", "github")).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "\n::error file="
                + folder
                + "/runbooks/restart.test.yaml,line=4,title=restart › looks::");
    assertThat(text("summary.md"))
        .contains("| file | pass | fail |")
        .contains("restart.test.yaml` | 1 | 1 |")
        .contains("✗ restart › looks");
  }

  @Test
  void updatesWhatDoesNotFitAndSaysEachChange() throws IOException {
    String before = text("runbooks/restart.test.yaml");
    breakExpectation();
    assertThat(run.run("test", "--update")).as(run.err()).isEqualTo(0);
    assertThat(run.err())
        .contains("restart.test.yaml:4  look: skipped becomes ok")
        .contains("restart.plan.txt  the plan is written");
    assertThat(text("runbooks/restart.test.yaml")).isEqualTo(before);
    CommandLineRun again = new CommandLineRun(folder);
    assertThat(again.run("test", "--update")).isEqualTo(0);
    assertThat(again.err()).isEmpty();
  }

  @Test
  void updatesOneKindAlone() throws IOException {
    breakExpectation();
    assertThat(run.run("test", "--update=plan")).isEqualTo(1);
    assertThat(folder.resolve("runbooks/restart.plan.txt")).exists();
    assertThat(text("runbooks/restart.test.yaml")).contains("look: skipped");
    assertThat(run.run("test", "--update=everything")).isEqualTo(2);
  }

  @Test
  void asksAboutEachChange() throws IOException {
    breakExpectation();
    run.answers("x", "s", "a");
    assertThat(run.run("test", "--update", "--review")).isEqualTo(1);
    assertThat(run.err()).contains("- ", "+ ");
    assertThat(text("runbooks/restart.test.yaml")).contains("look: skipped");
    assertThat(folder.resolve("runbooks/restart.plan.txt")).exists();
  }

  @Test
  void refusesToUpdateInContinuousIntegration() throws IOException {
    breakExpectation();
    assertThat(run.with("CI", "true").run("test", "--update")).isEqualTo(2);
    assertThat(run.err()).contains("CI is set, so nothing was changed");
    assertThat(folder.resolve("runbooks/restart.plan.txt")).doesNotExist();
  }

  @Test
  void writesAFirstMockAndScenario() throws IOException {
    run.page(
        "clean",
        """
        # Clean

        ```bash
        ssh web1 "du -sh <folder>"
        ```

        ```bash {name=drop}
        ssh web1 "rm -rf /srv/<folder>"
        ```
        """);
    assertThat(run.run("test", "--init", "clean")).as(run.err()).isEqualTo(0);
    assertThat(text("runbooks/clean.test.yaml"))
        .isEqualTo(
            """
            play: clean
            mock: clean.mock.yaml
            params:
              folder: TODO
            answers:
              clean/drop: {confirm: web1}
            scenarios:
              ends well:
                expect: {exit: 0}
              # On a night on which a step fails, the run has to end there:
              # stops when it fails: {fails: clean/1}
            """);
    CommandLineRun unfilled = new CommandLineRun(folder);
    assertThat(unfilled.run("test", "runbooks/clean")).isEqualTo(2);
    assertThat(unfilled.out())
        .contains(
            "clean.mock.yaml:7:15: error[to-do]: `exit` is still TODO here and in 1 more: line 9",
            "write the exit status of each command on a good day");
    String mock = text("runbooks/clean.mock.yaml");
    assertThat(mock).contains("- run: du -sh {{folder}}\n        exit: TODO\n");
    run.file("runbooks/clean.mock.yaml", mock.replace("exit: TODO", "exit: 0"));
    assertThat(new CommandLineRun(folder).run("test", "runbooks/clean")).isEqualTo(0);
    assertThat(run.run("test", "--init", "clean")).isEqualTo(2);
    assertThat(run.err()).contains("is there already, so nothing was written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--min-coverage=101; `101` is no number from 0 to 100",
        "--min-killed=-3; `-3` is no number from 0 to 100",
        "--min-killed=most; `most` is no number from 0 to 100",
        "--jobs=many; `--jobs` takes a whole number, not `many`",
        "--jobs=0; --jobs takes a number from 1",
        "--coverage=runbooks/restart.test.yaml; --coverage FILE writes over FILE",
        "--annotations=gitlab; `--annotations` takes github, not `gitlab`",
        "--update=answers; takes expect, plan, page or mock, not `answers`",
        "--shuffle=x; --shuffle takes a number, not `x`",
        "--name=(; --name takes a regular expression",
        "--since=HEAD; --since says which pages --mutate changes",
        "--junit=.; is a folder",
        "nowhere.test.yaml; there are no scenarios at nowhere.test.yaml"
      })
  void whatDoesNotFitIsAMisuseAndSaysWhatDoes(String argument, String words) {
    assertThat(run.run("test", argument)).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  @Test
  void sinceWithoutMutateIsAMisuse() {
    assertThat(run.run("test", "--since", "HEAD")).isEqualTo(2);
    assertThat(run.err()).contains("--since says which pages --mutate changes");
  }

  @Test
  void aReplyThatNobodyAsksForIsCounted() {
    run.file(
        "runbooks/restart.mock.yaml",
        "hosts: {web1: {commands: [{run: systemctl is-active shop}, {run: reboot}]}}\n");
    assertThat(run.run("test")).isEqualTo(1);
    assertThat(run.out())
        .contains("no command used this reply")
        .contains("2 scenarios of 1 page: 2 pass, 1 finding beside them");
  }

  /** Time that passes in a mock is counted and not waited for: this would take weeks. */
  @Test
  @Timeout(300)
  void hoursOfManyScenariosPassAtOnce() {
    StringBuilder page = new StringBuilder("# Night\n");
    StringBuilder mock = new StringBuilder("hosts:\n  web1:\n    commands:\n");
    for (int i = 1; i <= 14; i++) {
      page.append("\n```bash {name=s%d host=web1}\nmake s%d\n```\n".formatted(i, i));
      mock.append("      - {run: make s%d, delay: 1h}\n".formatted(i));
    }
    StringBuilder scenarios = new StringBuilder("play: night\nmock: night.mock.yaml\nscenarios:\n");
    for (int i = 0; i < 100; i++) {
      scenarios.append("  case %d: {expect: {outcomes: {s14: ok}}}\n".formatted(i));
    }
    run.page("night", page.toString())
        .file("runbooks/night.mock.yaml", mock.toString())
        .file("runbooks/night.test.yaml", scenarios.toString());

    assertThat(run.run("test", "runbooks/night.test.yaml")).as(run.out()).isZero();
    assertThat(run.out()).startsWith("100 scenarios of 1 page: 100 pass");
  }

  @Test
  void whatIsPlayedAtOnceAndInWhichOrderChangesNothingOfTheJson() {
    run.file(
        "runbooks/restart.test.yaml",
        """
        play: restart
        mock: restart.mock.yaml
        scenarios:
          looks: {expect: {outcomes: {look: ok}}}
          looks in vain: {fails: look}
          is wrong: {expect: {exit: 3}}
          leaves it alone: {answers: {look: skip}}
        """);
    assertThat(json("--jobs", "1")).isEqualTo(json("--jobs", "4"));
    for (int seed = 1; seed <= 5; seed++) {
      assertThat(json("--jobs", "4", "--shuffle=" + seed)).isEqualTo(json("--jobs", "1"));
    }
  }

  private String json(String... options) {
    CommandLineRun other = new CommandLineRun(folder);
    List<String> args = new ArrayList<>(List.of("test", "--json", "--drill", "--coverage"));
    args.addAll(List.of(options));
    assertThat(other.run(args.toArray(String[]::new))).isEqualTo(1);
    return other.out();
  }
}
