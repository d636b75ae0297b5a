package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on after a rollback was played, or was cut off. */
class ResumedRollbackTest {
  private static final String PAGE =
      """
      # Move

      ## Do it

      ```bash
      # First
      ssh web1 "one"

      # Second
      ssh web1 "two"
      ```

      ## Rollback

      ```bash
      # Undo
      ssh web1 "undo"
      ```
      """;

  @TempDir Path folder;

  private CommandLineRun page() {
    return new CommandLineRun(folder).page("move", PAGE).mock("- {run: two, exit: 1}");
  }

  private RecordedRun recorded() {
    return new RecordedRun(folder);
  }

  private void playWithRollback() {
    String mock = folder.resolve("mock.yaml").toString();
    CommandLineRun run = page().answers("y", "y", "R", "y");
    assertThat(run.run("play", "move", "--mock", mock)).isEqualTo(1);
  }

  @Test
  void aRollbackThatWasPlayedIsToldOf() {
    playWithRollback();
    CommandLineRun resumed = page().answers("q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err().replaceAll("\\s+", " "))
        .contains("a rollback was played before: Undo (done). What it has undone still counts");
    assertThat(recorded().records("run.resumed").get(0).object().texts("gone")).isEmpty();
  }

  private void cutOffWithinTheRollback() {
    playWithRollback();
    recorded().cutAfter("command.started", "undo");
  }

  @Test
  void aRollbackThatWasInFlightIsAskedAbout() {
    cutOffWithinTheRollback();
    CommandLineRun resumed = new CommandLineRun(folder).answers("h the console says so");
    assertThat(resumed.run("resume")).isEqualTo(1);
    assertThat(resumed.err()).contains("Nobody saw the end of this command", "ssh web1 \"undo\"");
    assertThat(recorded().records("step.settled").get(0).object().text("reason"))
        .isEqualTo("the console says so");
    assertThat(recorded().ran()).containsExactly("one", "two", "undo");
    assertThat(resumed.err()).contains("\"Second\" failed and was rolled back");
  }

  @Test
  void aBatchDoesNotGuessAboutARollback() {
    cutOffWithinTheRollback();
    CommandLineRun batch = new CommandLineRun(folder);
    assertThat(batch.run("resume", "--yes")).isEqualTo(5);
    assertThat(batch.err()).contains("whether \"Undo\" has taken effect is not known");
    assertThat(recorded().ran()).containsExactly("one", "two", "undo");
  }
}
