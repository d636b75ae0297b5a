package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is leafed through at a terminal, and what is printed. */
class PagerTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run =
        new CommandLineRun(folder).page("look", "# Look\n\nText.\n\n```bash\n# See\nuptime\n```\n");
    run.mock("");
    new CommandLineRun(folder)
        .run("play", "look", "--mock", folder.resolve("mock.yaml").toString(), "--yes");
    run.with("PAGER", "cat >paged.txt");
  }

  private Path paged() {
    return folder.resolve("paged.txt");
  }

  @ParameterizedTest
  @CsvSource({"show look,Text.", "plan look,1 step", "transcript,See"})
  void atATerminalTheOperatorsPagerHasIt(String line, String shown) {
    assertThat(run.outIsTerminal().run(line.split(" "))).isZero();
    assertThat(paged()).content().contains(shown);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "show look --no-pager",
    "plan look --no-pager",
    "plan look --json",
    "plan look --format mermaid",
    "transcript --no-pager",
    "transcript --json",
    "transcript --format markdown",
  })
  void whatIsForAProgramOrNotWantedThereIsPrinted(String line) {
    assertThat(run.outIsTerminal().run(line.split(" "))).isZero();
    assertThat(paged()).doesNotExist();
    assertThat(run.out()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"show look", "plan look", "transcript"})
  void aPipeGetsTheTextItself(String line) {
    assertThat(run.run(line.split(" "))).isZero();
    assertThat(paged()).doesNotExist();
    assertThat(run.out()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PAGER,''", "PAGER,cat", "PAGER,no-such-pager-here", "TERM,dumb"})
  void withoutAPagerItIsPrinted(String variable, String value) {
    assertThat(run.with(variable, value).outIsTerminal().run("show", "look")).isZero();
    assertThat(run.out()).contains("Text.");
  }

  @Test
  void aMachineWithoutLessPrintsAndSaysNothingOfIt() {
    CommandLineRun without = run.with("PATH", folder.toString()).withoutPager().outIsTerminal();
    assertThat(without.run("show", "look")).isZero();
    assertThat(without.out()).contains("Text.");
    assertThat(without.err()).isEmpty();
  }

  @Test
  void thePageAndTheOverviewAtTheGateAreLeafedThroughWhereTheyDoNotFit() {
    run.rows(3).answers("v", "q");
    run.run("play", "look", "--mock", folder.resolve("mock.yaml").toString());
    assertThat(paged()).content().contains("you are here: See");
    assertThat(run.err()).doesNotContain("you are here");
  }

  @Test
  void andPrintedWhereTheyDo() {
    run.rows(60).answers("v", "o", "q");
    run.run("play", "look", "--mock", folder.resolve("mock.yaml").toString());
    assertThat(paged()).doesNotExist();
    assertThat(run.err()).contains("you are here: See", "overview of 1 step");
  }

  @Test
  void aSecretIsCoveredThereToo() {
    run.page(
        "look",
        "---\n"
            + "runbook: {params: {token: {type: secret}}}\n"
            + "---\n"
            + "# Look\n\n"
            + "```bash\n"
            + "# See\n"
            + "curl -H {{token}} x\n"
            + "```\n");
    run.with("RUNBOOK_PARAM_TOKEN", "correct-horse").outIsTerminal();
    assertThat(run.run("plan", "look")).isZero();
    assertThat(paged()).content().doesNotContain("correct-horse");
  }
}
