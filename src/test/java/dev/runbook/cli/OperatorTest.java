package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is shown and asked, and what their answers do. */
class OperatorTest {
  private static final String PAGE =
      """
      # Wipe

      Look first, then wipe.

      ```bash
      # See what is there
      ssh web1 "ls /srv"
      ```

      ```bash {name=wipe danger}
      # Wipe the data
      ssh web1 "rm -rf /srv/data"
      ```

      ```bash {name=logs danger}
      # Wipe the logs
      ssh web1 "rm -rf /srv/logs"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("wipe", PAGE).mock("");
  }

  private int play(String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", "wipe", "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  @Test
  void enterRunsWhatChangesNothing() {
    run.answers("", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "Wipe · step 1 of 3",
            "Look first, then wipe.",
            "See what is there",
            "web1 $ ls /srv",
            "Enter run  s skip  e edit",
            "✓",
            "Wipe · step 2 of 3",
            "stopped by the operator",
            "1 done, 2 not reached of 3 steps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y", "yes", "w", "web", "web11", "WEB1", "web1 x", "wipe", "^D"})
  void onlyTheTargetsNameConfirmsDanger(String typed) {
    run.answers("s", "not today", "y", typed, "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .contains("Type web1 to run this: ")
        .contains("nothing of it ran")
        .doesNotContain("✓");
  }

  @Test
  void oneTypedNameCoversTheSectionAndEachLaterStepStillNeedsAYes() {
    run.answers("", "y", "web1", "", "y");
    assertThat(play()).isEqualTo(0);
    assertThat(run.err())
        .containsSubsequence(
            "DANGER",
            "rm -rf /srv/data",
            "rm -rf /srv/logs",
            "web1 says it is ops@web1",
            "covers these 2 steps",
            "✓",
            "step 3 of 3",
            "Enter does not run a step that changes something: type y.",
            "3 done of 3 steps");
    assertThat(run.asked()).filteredOn(question -> question.contains("Type web1")).hasSize(1);
  }

  @Test
  void aReasonGoesWithASkip() {
    run.answers("s nothing to see", "s", "not today", "n", "");
    assertThat(play()).isEqualTo(0);
    assertThat(run.err())
        .contains("skipped: nothing to see", "skipped: not today", "skipped: no reason given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"y not yet", "yes but later", "y y", "yess", "ja", "1", "true", "y;", "ok"})
  void onlyYesAloneIsAYes(String typed) {
    run.answers("s", "seen", typed, "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .containsAnyOf("Only y or yes alone is a yes", "is not one of the choices")
        .doesNotContain("✓");
  }

  @Test
  void ctrlCAsksWhetherToStopAndCtrlDStops() {
    run.answers("^C", "n", "^C", "y");
    assertThat(play()).isEqualTo(3);
    assertThat(run.asked()).contains("Stop the run? › ");
    CommandLineRun closed = new CommandLineRun(folder).answers("^D");
    assertThat(closed.run("play", "wipe", "--mock", folder.resolve("mock.yaml").toString()))
        .isEqualTo(3);
  }

  @Test
  void goingOnStopsBeforeDanger() {
    run.answers("a", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err()).containsSubsequence("✓", "step 2 of 3", "y run  s skip");
  }

  @Test
  void goesBackAStep() {
    run.answers("", "b", "s", "seen", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence("step 1 of 3", "step 2 of 3", "step 1 of 3", "step 2 of 3");
  }

  @Test
  void editsACommandForOnce() {
    run.answers("e", "ls -l /srv", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err()).contains("1 done, 2 not reached");
    CommandLineRun transcript = new CommandLineRun(folder);
    assertThat(transcript.run("transcript")).isEqualTo(0);
    assertThat(transcript.out()).contains("ls -l /srv");
  }

  @Test
  void anEditThatBecomesDangerNeedsTheTargetsName() {
    run.answers("e", "rm -rf /srv", "y", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "This is danger: it deletes", "web1 $ rm -rf /srv", "Type web1", "nothing of it ran")
        .contains("3 not reached of 3 steps");
  }

  @Test
  void anEditThatBecomesCautionNeedsAYes() {
    run.answers("e", "sudo systemctl stop app", "", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err()).contains("This is caution: ").contains("3 not reached of 3 steps");
  }

  @Test
  void showsThePageAndOpensNoShellOnAMock() {
    List<String> opened = new ArrayList<>();
    run.opensShells(opened::add).answers("v", "!", "?", "what", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .contains("you are here: See what is there", "Ctrl-C", "\"what\" is not one of the choices")
        .contains("There is no shell to open: web1 is a mock here.");
    assertThat(opened).isEmpty();
  }

  @Test
  void asksWhatToDoAfterAFailure() {
    run.mock("- {run: ls /srv, exit: 2, stderr: no such folder, times: 1}");
    run.answers("", "", "r", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "✗ failed with status 2",
            "✗ See what is there failed with status 2",
            "  web1 $ ls /srv",
            "  │ no such folder",
            "r again  e edit  t again with my terminal  s skip  v page  ! shell  q stop",
            "Enter alone does nothing here",
            "attempt 2",
            "step 2 of 3");
  }

  @Test
  void stopsAfterAFailureWithItsStatus() {
    run.mock("- {run: ls /srv, exit: 2}");
    run.answers("", "q");
    assertThat(play()).isEqualTo(1);
  }

  @Test
  void asksForAllValuesBeforeTheFirstStep() {
    run.page(
        "wipe",
        """
        ---
        runbook:
          params:
            day: {description: The day, type: date, placeholder: YYYYMMDD}
            api-token: {type: secret, placeholder: TOKEN}
        ---
        # Wipe

        ```bash
        ssh web1 "restore YYYYMMDD"
        ```

        ```bash
        ssh web1 "login TOKEN"
        ```
        """);
    run.answers("tomorrow", "", "short", "long-enough-secret", "", "");
    assertThat(play()).isEqualTo(0);
    assertThat(run.err())
        .containsSubsequence(
            "2 values are needed before the first step.",
            "day · The day",
            "day [20260102] › tomorrow",
            "✗ it must be a date written YYYYMMDD",
            "api-token",
            "not shown while you type",
            "✗ a secret needs at least 8 characters",
            "web1 $ restore 20260102",
            "web1 $ login ••••••")
        .doesNotContain("long-enough-secret");
  }

  @Test
  void leavingTheQuestionsRunsNothing() {
    run.page("wipe", "# Wipe\n\n```bash\nssh web1 \"deploy <commit-hash>\"\n```\n");
    run.answers("^C");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err()).contains("Nothing was run.");
  }

  @Test
  void offersAMenuWhereATargetHasSeveralProcedures() {
    run.page(
        "guide",
        """
        # Guide to everything

        ## Start

        ```bash
        ssh web1 "start"
        ```

        ## Stop

        ```bash
        ssh web1 "stop"
        ```
        """);
    run.answers("7", "2", "");
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(run.run("play", "guide", "--mock", mock)).isEqualTo(0);
    assertThat(run.err())
        .contains("  1  start", "  2  stop", "Type a number from 1 to 2", "web1 $ stop");
    CommandLineRun batch = new CommandLineRun(folder);
    assertThat(batch.run("play", "guide", "--mock", mock, "--yes")).isEqualTo(2);
    assertThat(batch.err()).contains("guide.md#start").contains("guide.md#stop");
  }

  @Test
  void yesInATerminalIsABatch() {
    run.answers();
    assertThat(play("--yes")).isEqualTo(4);
    assertThat(run.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 140, 200})
  void fitsEveryTerminal(int width) {
    run.columns(width).answers("v", "y", "y", "no", "?", "q");
    assertThat(play()).isEqualTo(3);
    List<String> prompts = run.asked();
    assertThat(run.err().lines())
        .filteredOn(line -> prompts.stream().noneMatch(line::startsWith))
        .filteredOn(line -> !line.startsWith("head "))
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(width));
  }

  @Test
  void nothingFromThePageOrTheHostObeysTheTerminal() {
    run.page(
        "wipe",
        "# Wi\u001b]0;owned\u0007pe\n\n"
            + "Read \u202Ethis\u001b[2J.\n\n"
            + "```bash\n"
            + "ssh web1 \"ls /srv\"\n"
            + "```\n");
    run.mock("- {run: ls /srv, stdout: \"a\\e[2Jb\\e[8mc\\e]52;c;aGk=\\a\\rd\\n\"}");
    run.outIsTerminal().answers("");
    assertThat(play()).isIn(0, 2);
    String ourOwn = "\r\u001b[K"; // the line that ends in a carriage return and d is drawn anew
    assertThat((run.out() + run.err()).replace(ourOwn, ""))
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\u0007");
  }

  @Test
  void coloursComeOnlyWhereTheyAreWanted() {
    run.with("NO_COLOR", "").answers("q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.err()).contains("\u001b[");
    CommandLineRun plain = new CommandLineRun(folder).with("NO_COLOR", "").answers("q");
    plain.run("play", "wipe", "--mock", folder.resolve("mock.yaml").toString(), "--no-color");
    assertThat(plain.err()).doesNotContain("\u001b");
  }

  @Test
  void aValueIsChosenFromWhatIsThereAndEnterTakesTheFirst() {
    String page =
        """
        # Look

        ```bash {name=all host=web1}
        ls -1t /srv
        ```

        ```bash {name=one host=web1 choices-from=all}
        cat /srv/<file>
        ```
        """;
    run.page("wipe", page)
        .mock(
            "- {run: ls -1t /srv, stdout: \"new\\n"
                + "old\"}\n"
                + "- {run: cat /srv/new}\n"
                + "- {run: cat /srv/old}");
    run.answers("", "5", "", "");
    assertThat(play()).isZero();
    assertThat(run.err())
        .containsSubsequence("  1  new", "  2  old", "It is one of these", "web1 $ cat /srv/new");
  }
}
