package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads at the question about a step that a cut has left half done or poorer. */
class AskedAfterACutTest {
  private static final String THREE =
      "# Move\n\n```bash\n# All%s\necho 1 >> log\necho 2 >> log\necho 3 >> log\n```\n";

  private static final String LOST =
      """
      # Move

      ```bash
      # Define
      hello() { echo hello; }

      # Use
      hello

      # Look
      true
      ```
      """;

  @TempDir Path folder;

  @Test
  void theQuestionSaysWhichCommandsDoNotRunAgain() throws IOException {
    String page = THREE.formatted("");
    page(page).answers("y").run("play", "move");
    new RecordedRun(folder).cutAfter("command.finished", "move/all");
    Files.delete(folder.resolve("log"));

    CommandLineRun resumed = page(page).answers("y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err())
        .containsSubsequence(
            "Move › All\n",
            "local $ echo 1",
            "! its first command is over and does not run again\n",
            "Run this?");
    assertThat(folder.resolve("log")).hasContent("2\n3");
  }

  /** All of it ran before the cut, so that nothing is left to confirm. */
  @Test
  void dangerOfWhichNothingIsLeftIsNotConfirmedAgain() throws Exception {
    String page = "# Move\n\n```bash {name=all danger}\necho 1 >> log\n```\n";
    Process asked = new ProcessBuilder("hostname").start();
    String machine = new String(asked.getInputStream().readAllBytes()).strip();
    page(page).answers("y", machine).run("play", "move");
    new RecordedRun(folder).cutAfter("command.finished", "move/all");

    CommandLineRun resumed = page(page).answers("y");
    assertThat(resumed.run("resume")).as(resumed.err()).isZero();
    assertThat(folder.resolve("log")).hasContent("1");
  }

  @Test
  void enterDoesNotLeaveOutTheRestOfAnOptionalStep() {
    String page = THREE.formatted(" (if needed)");
    page(page).answers("y").run("play", "move");
    new RecordedRun(folder).cutAfter("command.finished", "move/all-if-needed");

    CommandLineRun resumed = page(page).answers("", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err())
        .doesNotContain("Enter leave out", "not wanted")
        .contains("Enter does not run an optional step, nor leave out one that was begun: type y.");
  }

  @Test
  void whatIsLostStandsUnderItsStepAndEnterDoesNotRunThat() {
    page(LOST).answers("y", "q").run("play", "move");

    CommandLineRun resumed = page(LOST).answers("", "s", "", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    String lost = "! it uses hello(), set before the run was cut off and lost\n";
    assertThat(resumed.err())
        .containsOnlyOnce(lost)
        .containsSubsequence(
            "Move › Use\n", lost, "Enter does not run a step that lacks something: type y.");
    CommandLineRun told = new CommandLineRun(folder);
    told.run("transcript");
    assertThat(told.out()).contains("it uses hello(), set before");
  }

  @Test
  void whatOnlyItsFirstCommandsNeededIsNotMissed() throws IOException {
    String page = "# Move\n\n```bash\n# All\nNOW=$(date)\necho $NOW >> log\necho 3 >> log\n```\n";
    page(page).answers("y").run("play", "move");
    new RecordedRun(folder).cutAfterCommands(2);

    assertThat(page(page).run("resume", "--yes")).isZero();
    assertThat(Files.readAllLines(folder.resolve("log"))).endsWith("3", "3").hasSize(3);
  }

  @Test
  void goingOnWithoutAskingStopsBeforeAStepThatLacksSomething() {
    String page = LOST.replace("# Use", "# First\ntrue\n\n# Use");
    page(page).answers("y", "q").run("play", "move");

    CommandLineRun resumed = page(page).answers("a", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err()).contains("2 done, 2 not reached of 4 steps");
  }

  @Test
  void whyAChangedStepRunsAgainIsAskedAsThat() {
    page(LOST).answers("y", "q").run("play", "move");

    CommandLineRun resumed =
        page(LOST.replace("echo hello;", "echo hi;")).answers("r", "it was wrong", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err())
        .contains("\n\n\"Define\" is done, and the page changed this step after it ran.\n")
        .contains("Why? › it was wrong")
        .doesNotContain("How do you know?");
  }

  @Test
  void aValueThatIsAnotherOneNowIsNotCalledAChangeOfThePage() {
    String page = "# Move\n\n```bash\n# First\necho <to>\n\n# Second\ntrue\n```\n";
    page(page).answers("y", "q").run("play", "move", "--param", "to=here");

    CommandLineRun resumed = page(page).answers("k fine", "q");
    assertThat(resumed.run("resume", "--param", "to=there")).isEqualTo(3);
    assertThat(resumed.err())
        .contains("! First (done) has other values or options now\n")
        .contains("\"First\" is done, and its values or options are others now.\n")
        .doesNotContain("on the page now", "the page has changed");
  }

  private CommandLineRun page(String text) {
    return new CommandLineRun(folder).page("move", text);
  }
}
