package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that the page calls otherwise, or does not have any more, when their run goes on. */
class RenamedStepTest {
  private static final String PAGE =
      """
      # Move

      ```bash
      # First
      ssh web1 "touch one"

      # Second
      ssh web1 "touch two"

      # Third
      ssh web1 "touch three"
      ```
      """;

  private static final String RENAMED = PAGE.replace("# First", "# Begin");
  private static final String WITHOUT_SECOND =
      PAGE.replace("# Second\nssh web1 \"touch two\"\n\n", "");

  @TempDir Path folder;

  @BeforeEach
  void playTwoOfThree() {
    assertThat(page(PAGE).answers("y", "y", "q").run("play", "move", "--mock", mock()))
        .isEqualTo(3);
  }

  private CommandLineRun page(String page) {
    return new CommandLineRun(folder).page("move", page).mock("");
  }

  private String mock() {
    return folder.resolve("mock.yaml").toString();
  }

  private void killInSecond() {
    new RecordedRun(folder).cutAfter("command.started", "move/second");
  }

  private static String joined(CommandLineRun run) {
    return run.err().replaceAll("\\s+", " ");
  }

  @Test
  void inABatchAFinishedStepWithAnotherNameIsNotRunAgain() {
    CommandLineRun batch = page(RENAMED);
    assertThat(batch.run("resume", "--yes")).isEqualTo(4);
    assertThat(joined(batch)).contains("\"Begin\" has run, and was called move/first then");
    assertThat(new RecordedRun(folder).ran()).containsExactly("touch one", "touch two");
  }

  @Test
  void aPersonIsAskedAboutIt() {
    CommandLineRun person = page(RENAMED).answers("k the same", "y");
    assertThat(person.run("resume")).isZero();
    assertThat(joined(person))
        .contains("Begin (done) does what move/first did, which is not on the page any more");
    assertThat(new RecordedRun(folder).ran())
        .containsExactly("touch one", "touch two", "touch three");
  }

  @Test
  void whatAPersonSaidOfItStaysSaid() {
    assertThat(page(RENAMED).answers("k the same", "q").run("resume")).isEqualTo(3);
    assertThat(page(RENAMED).run("resume", "--yes")).isZero();
    assertThat(new RecordedRun(folder).ran())
        .containsExactly("touch one", "touch two", "touch three");
  }

  @Test
  void oneThatWasInFlightIsStillAskedAbout() {
    killInSecond();
    CommandLineRun batch = page(PAGE.replace("# Second", "# Next"));
    assertThat(batch.run("resume", "--yes")).isEqualTo(5);
    assertThat(joined(batch)).contains("whether \"Next\" has taken effect is not known");
  }

  @Test
  void oneThatWasInFlightAndIsNotOnThePageAnyMoreIsNotForgotten() {
    killInSecond();
    CommandLineRun batch = page(WITHOUT_SECOND);
    assertThat(batch.run("resume", "--yes")).isEqualTo(5);
    assertThat(joined(batch))
        .contains("Whether move/second has taken effect is not known", "--own-page");
    assertThat(new RecordedRun(folder).ran()).containsExactly("touch one", "touch two");
  }

  @Test
  void itIsSettledOnTheRunsOwnPage() {
    killInSecond();
    CommandLineRun person = page(WITHOUT_SECOND).answers("h I looked", "y");
    assertThat(person.run("resume", "--own-page")).isZero();
    assertThat(new RecordedRun(folder).ran())
        .containsExactly("touch one", "touch two", "touch three");
  }
}
