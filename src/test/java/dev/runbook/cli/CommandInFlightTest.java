package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalRecord;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Commands whose end nobody saw, when their run goes on. */
class CommandInFlightTest extends ThreeStepPage {
  @Test
  void oneWhoseConnectionWasLostIsToldAsThat() {
    CommandLineRun lost =
        new CommandLineRun(folder)
            .page("move", PAGE)
            .mock("- {run: touch one, fault: disconnect}")
            .answers("y", "q");
    assertThat(lost.run(mocked("play", "move"))).isEqualTo(5);

    CommandLineRun resumed = page(PAGE).answers("q I look first");
    assertThat(resumed.run(mocked("resume"))).isEqualTo(5);
    assertThat(resumed.err())
        .contains("! First may or may not have taken effect: ")
        .doesNotContain("was cut off");
  }

  @Test
  void aCommandInFlightIsAskedAboutAndEnterDoesNothing() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE).answers("", "h I saw it is gone", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();

    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(resumed.err())
        .contains("Nobody saw the end of this command", "drop two", "Enter alone does nothing");
    JournalRecord settled = records("step.settled").get(0);
    assertThat(settled.object().text("verdict")).isEqualTo("happened");
    assertThat(settled.object().text("reason")).isEqualTo("I saw it is gone");
  }

  @Test
  void aLongCommandInFlightStandsUnderItsHostAndEnterDoesNotBeginItAgain() throws IOException {
    String page = "# Move\n\n```bash {host=web1}\n# First\nfor i in 1 2; do\n  date\ndone\n```\n";
    page(page).answers("y").run(mocked("play", "move"));
    cutAfter("command.started", "move/first");

    CommandLineRun resumed = page(page).answers("n", "the log has no date", "", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();

    assertThat(resumed.err())
        .contains("  web1 $ for i in 1 2; do\n           date\n         done\n")
        .contains("Enter does not run a step that had been begun before: type y.");
    assertThat(ran()).hasSize(2);
  }

  @Test
  void aStepThatWasAnsweredAndNotStartedNeverBegan() {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    cutAfter("step.answered", "move/first");

    CommandLineRun resumed = page(PAGE).answers("y", "y", "web1", "y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err()).doesNotContain("begun before");
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
  }

  @Test
  void whatDidNotHappenIsConfirmedAgain() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE).answers("n", "it still is there", "y", "web1", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "drop two", "touch three");
  }

  @Test
  void aBatchDoesNotGuess() throws IOException {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    cutAfter("command.started", "move/second");

    CommandLineRun resumed = page(PAGE);
    assertThat(resumed.run(mocked("resume", "--yes", "--confirm", "second@web1"))).isEqualTo(5);
    assertThat(ran()).containsExactly("touch one", "drop two");
    assertThat(resumed.err()).contains("whether \"Second\" has taken effect is not known");
  }

  @Test
  void aStepsOwnCheckDecidesWhetherItHappened() throws IOException {
    String page =
        "# Move\n\n```bash {verify=\"test -e made\"}\ntouch made\n```\n\n```bash\necho 2\n```\n";
    new CommandLineRun(folder).page("move", page).answers("y", "").run("play", "move");
    cutAfter("command.started", "move/");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", page);
    assertThat(resumed.run("resume", "--yes")).isZero();
    assertThat(records("step.settled").get(0).object().text("by")).isEqualTo("verify");
    assertThat(ran()).containsExactly("touch made", "test -e made", "echo 2");
  }

  @Test
  void whatMayRunTwiceRunsAgainAfterTelling() throws IOException {
    String page = "# Move\n\n```bash {idempotent}\ntouch made\n```\n";
    new CommandLineRun(folder).page("move", page).answers("y").run("play", "move");
    cutAfter("command.started", "move/");

    CommandLineRun resumed = new CommandLineRun(folder).page("move", page);
    assertThat(resumed.run("resume", "--yes")).isZero();
    assertThat(resumed.err()).contains("was in flight", "the page says that it may run twice");
  }

  @Test
  void whatStaysUnknownIsCountedAsThat() {
    page(PAGE).answers("y", "y", "web1", "y").run(mocked("play", "move"));
    cutAfter("command.started", "move/second");
    CommandLineRun resumed = page(PAGE).answers("q I must look");
    assertThat(resumed.run("resume")).isEqualTo(5);
    assertThat(resumed.err()).contains("1 done, 1 unknown, 1 not reached of 3 steps");
    CommandLineRun runs = new CommandLineRun(folder);
    runs.run("runs", "--mock");
    assertThat(runs.out()).contains("1 done, 1 unknown");
  }
}
