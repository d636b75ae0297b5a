package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What undoes a run that failed halfway, and what is said of it. */
class RollbackTest {
  private static final String EACH =
      """
      # Move

      ```bash {name=stop rollback=start}
      # Stop the app
      ssh web1 "stop"
      ```

      ```bash
      # Look
      ssh web1 "look"
      ```

      ```bash {name=drain rollback=undrain}
      # Drain the queue
      ssh web1 "drain"
      ```

      ```bash {name=switch rollback=switch-back}
      # Switch over
      ssh web1 "switch"
      ```

      ```bash {name=tell rollback=untell}
      # Tell everybody
      ssh web1 "tell"
      ```

      ```bash {name=untell}
      # Take it back
      ssh web1 "untell"
      ```

      ## Rollback

      ```bash {name=start}
      # Start the app again
      ssh web1 "start"
      ```

      ```bash {name=undrain}
      # Fill the queue again
      ssh web1 "undrain"
      ```

      ```bash {name=switch-back}
      # Switch back
      ssh web1 "switch-back"
      ```
      """;

  private static final String SECTION =
      """
      # Move

      ## Work

      ```bash {caution}
      # Stop the app
      ssh web1 "stop"

      # Switch over
      ssh web1 "switch <to>"
      ```

      ## Rollback

      ```bash
      # Switch back
      ssh web1 "back"

      # Clean up (optional)
      ssh web1 "clean"

      # Start the app again
      ssh web1 "start"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("move", EACH).mock("- {run: switch, exit: 3}");
  }

  private int play(String... answers) {
    run.answers(answers);
    return run.run("play", "move", "--mock", folder.resolve("mock.yaml").toString());
  }

  private int batch(String... flags) {
    List<String> args = new ArrayList<>(List.of("play", "move", "--yes"));
    args.addAll(List.of("--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  private List<String> ran() {
    return new RecordedRun(folder).ran();
  }

  private String err() {
    return run.err().replace(folder.toString(), "HERE").replaceAll("20260102-030405-\\w{4}", "RUN");
  }

  @Test
  void undoesTheStepsThatHaveRunTheLastFirst() {
    assertThat(play("", "", "", "", "R", "y", "", "")).isEqualTo(1);
    assertThat(ran())
        .containsExactly("stop", "look", "drain", "switch", "switch-back", "undrain", "start");
    assertThat(err())
        .contains("\"Switch over\" failed and was rolled back")
        .contains("open      nothing");
  }

  @Test
  void isShownBeforeItRunsAndBeforeItIsChosen() {
    play("", "", "", "", "R", "q");
    String preview =
        """
          1  Switch back · web1 · undoes step 4 "Switch over"
          2  Fill the queue again · web1 · undoes step 3 "Drain the queue"
          3  Start the app again · web1 · undoes step 1 "Stop the app"
        """;
    assertThat(err())
        .containsSubsequence(
            "A rollback would play:\n" + preview,
            "What now? › R",
            "Rollback, since \"Switch over\" failed:\n" + preview,
            "── Move · rollback · step 1 of 3 · mock ──");
  }

  @Test
  void aStepThatOnlyUndoesIsNoPartOfTheOrdinaryWay() {
    run.mock("");
    assertThat(batch()).isEqualTo(0);
    assertThat(ran()).containsExactly("stop", "look", "drain", "switch", "tell");
    assertThat(err()).contains("5 done of 5 steps");
  }

  @Test
  void aRollbackThatFailsNamesTheStepThatBeganIt() {
    run.mock("- {run: switch, exit: 3}\n- {run: undrain, exit: 4}");
    assertThat(play("", "", "", "", "R", "y", "", "q")).isEqualTo(1);
    assertThat(err().replaceAll("\\s+", " "))
        .contains(
            "\"Fill the queue again\" failed with status 4; \"Switch over\" had failed and was being"
                + " rolled back");
    assertThat(err()).doesNotContain("was rolled back");
  }

  @Test
  void isNotCompleteWhenOneOfItsStepsDidNotEndWell() {
    run.mock("- {run: switch, exit: 3}\n- {run: undrain, exit: 4}");
    assertThat(play("", "", "", "", "R", "y", "", "s leave it", "")).isEqualTo(1);
    assertThat(err().replaceAll("\\s+", " "))
        .contains(
            "\"Switch over\" failed, and its rollback is not complete: \"Fill the queue again\":"
                + " failed")
        .contains("open done and not undone: 3 \"Drain the queue\"");
  }

  @Test
  void oneThatWasCutOffGoesOnWhereItWas() {
    play("", "", "", "", "R", "y", "", "");
    RecordedRun recorded = new RecordedRun(folder);
    recorded.cutAfter("command.started", "undrain");

    CommandLineRun resumed = new CommandLineRun(folder).answers("n the console says so", "y", "");
    assertThat(resumed.run("resume")).isEqualTo(1);
    assertThat(resumed.err())
        .contains("its rollback goes on where it was")
        .contains("✓ step 1 of 3 · Switch back · done before")
        .contains("\"Switch over\" failed and was rolled back");
    assertThat(ran())
        .containsExactly(
            "stop", "look", "drain", "switch", "switch-back", "undrain", "undrain", "start");
  }

  @Test
  void whatItHasUndoneIsPlayedAnewWhenTheRunGoesOn() {
    play("", "", "", "", "R", "y", "", "");
    run.mock("");
    CommandLineRun resumed = new CommandLineRun(folder).answers("", "", "", "");
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(resumed.run("resume", "--mock", mock)).isEqualTo(0);
    assertThat(ran().subList(7, 11)).containsExactly("stop", "drain", "switch", "tell");
  }

  @Test
  void aFailedBatchIsRolledBackByResume() {
    assertThat(batch()).isEqualTo(1);
    assertThat(err()).contains("next      runbook resume RUN --roll-back   undoes what is open\n");

    CommandLineRun back = new CommandLineRun(folder);
    assertThat(back.run("resume", "--roll-back", "--yes")).isEqualTo(1);
    assertThat(back.err())
        .contains("it is rolled back from here")
        .contains("done      steps 1–3 of 5")
        .contains("not done  step 4 \"Switch over\" failed; step 5 not reached")
        .contains("\"Switch over\" failed and was rolled back");
    assertThat(ran())
        .containsExactly("stop", "look", "drain", "switch", "switch-back", "undrain", "start");
  }

  @Test
  void afterAFailedBatchThePagesRollbackIsNamedWithItsCommand() {
    run.page("move", SECTION).mock("- {match: 'switch .*', exit: 3}");
    assertThat(batch("--param", "to=b")).isEqualTo(1);
    assertThat(err())
        .endsWith(
            """
            done      step 1 of 2
            not done  step 2 "Switch over" failed
            open      done and not undone: 1 "Stop the app"; perhaps done in part: 2 "Switch
                      over"
            next      runbook play runbooks/move.md#rollback --mock mock.yaml
                      undoes what is open
            next      runbook resume RUN   goes on from here
            """);

    CommandLineRun back = new CommandLineRun(folder);
    String page = folder.resolve("runbooks/move.md").toString();
    assertThat(back.run("play", page + "#rollback", "--mock", mock(), "--yes")).isZero();
    assertThat(back.err()).contains("web1 $ back", "web1 $ start", "2 done, 1 left out of 3 steps");
  }

  private String mock() {
    return folder.resolve("mock.yaml").toString();
  }

  @Test
  void theSectionIsRolledBackAlthoughAnOptionalStepOfItIsLeftOut() {
    run.page("move", SECTION).mock("- {match: 'switch .*', exit: 3}");
    run.answers("y", "y", "R", "y", "", "");
    assertThat(run.run("play", "move", "--mock", mock(), "--param", "to=b")).isEqualTo(1);
    assertThat(err())
        .contains("\"Switch over\" failed and was rolled back; left out: \"Clean up (optional)\"");
  }

  @Test
  void theRecordTellsOfIt() {
    play("", "", "", "", "R", "y", "", "");
    CommandLineRun told = new CommandLineRun(folder);
    assertThat(told.run("transcript", "--format", "markdown")).isEqualTo(0);
    assertThat(told.out())
        .contains("## Rollback\n")
        .contains("\"Switch back\", which undoes move/switch; ")
        .contains("all of it ended well");
  }
}
