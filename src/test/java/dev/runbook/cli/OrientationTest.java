package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person finds their way on a long page: where they are, what is over, how to get ahead. */
class OrientationTest {
  private static final String PAGE =
      """
      # Move the shop

      Look first.

      ```bash
      # See what is there
      ssh web1 "ls /srv"

      # See how full it is
      df -h
      ```

      ## Move

      ```bash {timeout=30m}
      # Stop the shop
      ssh web1 "sudo systemctl stop shop"
      ```

      ```bash
      # Clear the cache (if needed)
      ssh web1 "sudo rm -rf /var/cache/shop"
      ```

      ```bash {name=wipe danger}
      # Wipe the data
      ssh web1 "rm -rf /srv/data"
      ```

      ```bash
      # See that it is gone
      ssh web1 "ls /srv"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("move", PAGE).mock("");
  }

  private int play(String... answers) {
    return run.answers(answers)
        .run("play", "move", "--mock", folder.resolve("mock.yaml").toString());
  }

  private String between(String from, String to) {
    int at = run.err().indexOf(from);
    return run.err().substring(at, run.err().indexOf(to, at));
  }

  @Test
  void theOverviewSaysWhatIsOverWhereOneIsAndWhatComes() {
    play("", "s seen it", "o", "q");
    assertThat(between("── Move the shop · overview", "\n\n"))
        .isEqualTo(
            """
            ── Move the shop · overview of 6 steps ─────────────────────────────────────────
              Move the shop
            ✓   1  done         See what is there · web1
            –   2  skipped      See how full it is · this machine
              Move
            ▸   3  here         Stop the shop · web1 · caution
                4               Clear the cache (if needed) · web1 · caution · optional
                5               Wipe the data · web1 · danger
                6               See that it is gone · web1\
            """);
  }

  @Test
  void onANarrowTerminalTheOverviewIsWrapped() {
    run.columns(50);
    play("o", "q");
    assertThat(between("── Move the shop · overview", "\n\n"))
        .isEqualTo(
            """
            ── Move the shop · overview of 6 steps ───────────
              Move the shop
            ▸   1  here         See what is there · web1
                2               See how full it is · this
                                machine
              Move
                3               Stop the shop · web1 · caution
                4               Clear the cache (if needed) ·
                                web1 · caution · optional
                5               Wipe the data · web1 · danger
                6               See that it is gone · web1\
            """);
  }

  @Test
  void goingAheadSkipsWhatIsPassedOverForAReason() {
    assertThat(play("", "g 5", "the copy was made by hand", "y", "web1", "")).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "Steps 2, 3 and 4 are passed over:",
            "    2  See how full it is",
            "    3  Stop the shop",
            "    4  Clear the cache (if needed)",
            "step 5 of 6",
            "DANGER",
            "! skipped: step 2 \"See how full it is\", step 3 \"Stop the shop\"",
            "3 done, 2 skipped, 1 left out of 6 steps");
    CommandLineRun transcript = new CommandLineRun(folder);
    transcript.run("transcript", "--format", "markdown");
    assertThat(transcript.out())
        .contains("step 2 (See how full it is): skip: step 5 was wanted: the copy was made by hand")
        .contains("step 3 (Stop the shop): skip: step 5 was wanted: the copy was made by hand")
        .doesNotContain("step 4 (Clear the cache (if needed)): skip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"g 3 no time", "g3 no time", "go 3 no time", "g stop-the-shop no time"})
  void theReasonMayStandOnTheSameLineAndAStepHasANameToo(String typed) {
    play(typed, "q");
    assertThat(run.err()).contains("step 3 of 6").contains("skipped: step 3 was wanted: no time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g | g and a step's number goes there",
        "g 7 | There is no step \"7\"; o shows those there are",
        "g nowhere | There is no step \"nowhere\"",
        "g 1 | This is step 1.",
      })
  void whatIsNoPlaceToGoToIsSaid(String typed, String said) {
    play(typed, "q");
    assertThat(run.err()).contains(said).doesNotContain("step 2 of 6");
  }

  @Test
  void ctrlCInTheReasonStaysWhereOneIs() {
    play("g 5", "^C", "", "q");
    assertThat(run.err())
        .containsSubsequence("Steps 1, 2, 3 and 4 are passed over", "✓", "step 2 of 6")
        .doesNotContain("skipped:");
  }

  @Test
  void goingBackSaysWhatHasRunAndIsAskedFirst() {
    play("", "", "g 1", "n", "g 1", "y", "o", "s", "not again", "g 3", "q");
    assertThat(run.err().replace("each\nagain", "each again"))
        .containsSubsequence(
            "step 3 of 6",
            "Steps 1 and 2 have run: going back undoes nothing, and you are asked about each"
                + " again.",
            "y go back  n stay here",
            "step 1 of 6",
            "! it has run in this run already: a yes runs it once more",
            "▸   1  here, done",
            "step 3 of 6");
    assertThat(run.err()).contains("2 done, 4 not reached of 6 steps");
    CommandLineRun transcript = new CommandLineRun(folder);
    transcript.run("transcript");
    assertThat(transcript.out()).contains("go on elsewhere: step 1", "not once more: not again");
  }

  @Test
  void whatHasRunIsNotSkippedByGoingAheadAgain() {
    play("", "", "g 1", "y", "g 3", "q");
    assertThat(run.err())
        .doesNotContain("passed over")
        .contains("2 done, 4 not reached of 6 steps");
  }

  @Test
  void aStepThatAnEarlierPartHasBegunIsNotPassedOver() {
    run.mock("- {run: \"sudo systemctl stop shop\", fault: {disconnect: after}}");
    play("", "", "y", "q");
    CommandLineRun again = new CommandLineRun(folder).answers("g 5 quickly", "^D");
    again.run("resume", "--rerun", "see-what-is-there");
    assertThat(again.err())
        .containsSubsequence("step 1 of 6", "Stop the shop", "Find out whether it took effect")
        .doesNotContain("step 5 of 6")
        .doesNotContain("DANGER");
  }

  @Test
  void theTimeOfTheLastRunAndTheLimitStandBesideTheStep() {
    play("", "", "y", "q");
    CommandLineRun again = new CommandLineRun(folder).answers("", "", "q");
    again.run("play", "move", "--mock", folder.resolve("mock.yaml").toString());
    assertThat(again.err())
        .containsPattern("step 1 of 6 · last time \\d\\.\\d s ")
        .containsPattern("step 3 of 6 · last time \\d\\.\\d s · limit 30 min");
    assertThat(run.err()).contains("step 3 of 6 · limit 30 min").doesNotContain("last time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50 | ── Move the shop · step 3 of 6 · limit 30 min ·;   mock;   web1",
        "80 | ── Move the shop · step 3 of 6 · limit 30 min · mock ─────────────────── web1 ──",
        "120 | ── Move the shop · step 3 of 6 · limit 30 min · mock"
            + " ─────────────────────────────────────────────────────────── web1 ──",
      })
  void theRuleAboveAStepFitsTheTerminal(int columns, String rule) {
    run.columns(columns);
    play("", "", "q");
    assertThat(run.err()).contains("\n" + rule.replace(";", "\n") + "\n");
    assertThat(run.err().lines())
        .filteredOn(line -> line.startsWith("──"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void withoutLinesAndColoursEverythingIsSaidByWords() {
    run.with("TERM", "dumb");
    play("", "s seen it", "o", "q");
    assertThat(run.err())
        .contains("Move the shop · overview of 6 steps\n")
        .contains("1  done         See what is there · web1")
        .contains("2  skipped      See how full it is · this machine")
        .contains("3  here         Stop the shop · web1 · caution")
        .contains("5               Wipe the data · web1 · danger")
        .doesNotContain("──")
        .doesNotContain("\u001b")
        .doesNotContain("\r");
  }

  @Test
  void atAHundredAndTwentyColumnsTheOverviewIsOneLineAStep() {
    run.columns(120);
    play("o", "q");
    assertThat(between("▸   1", "\n\n"))
        .isEqualTo(
            """
            ▸   1  here         See what is there · web1
                2               See how full it is · this machine
              Move
                3               Stop the shop · web1 · caution
                4               Clear the cache (if needed) · web1 · caution · optional
                5               Wipe the data · web1 · danger
                6               See that it is gone · web1\
            """);
  }
}
