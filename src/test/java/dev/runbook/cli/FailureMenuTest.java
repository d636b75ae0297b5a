package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is shown and may do when a step has failed. */
class FailureMenuTest {
  private static final String PAGE =
      """
      # Build

      ```bash {name=build}
      # Build the shop's pages from the templates
      ssh web1 "make clean"
      ssh web1 "make pages TEMPLATES=/srv/templates/2026 OUT=/srv/www/pages"
      ssh web1 "make index"
      ssh web1 "make check"
      ```

      ```bash
      # Look
      ssh web1 "ls /srv"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("build", PAGE);
  }

  private int play(String replies, String... answers) {
    run.mock(replies).answers(answers);
    return run.run("play", "build", "--mock", folder.resolve("mock.yaml").toString());
  }

  private static final String FAILS =
      "- {match: make pages.*, exit: 2, stderr: \"no rule to make target\", times: 1}";

  /** From the failure to the question after it. */
  private String menu() {
    String err = run.err();
    int from = err.indexOf("\n✗ Build");
    return err.substring(from, err.indexOf("What now? ›", from));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50  | over.50
          80  | over.80
          120 | over.120
          """)
  void saysWhatIsOverAndWhatNeverRan(int columns, String expected) {
    run.columns(columns);
    assertThat(play(FAILS, "y", "q")).isEqualTo(1);
    assertThat(menu()).isEqualTo(SCREENS.get(expected));
  }

  private static final Map<String, String> SCREENS =
      Map.of(
          "over.50",
          """

          ✗ Build the shop's pages from the templates failed
            with status 2
            over       make clean
            failed     web1 $ make pages
                              TEMPLATES=/srv/templates/2026
                              OUT=/srv/www/pages
            │ no rule to make target
            never ran  make index
            never ran  make check
            1 of 4 commands ran well; this one did not, and
            2 never ran.

          c this command again  r the step again
          n go on with the next  e edit
          t again with my terminal  s skip  v page  ! shell
          q stop  ? help
          """,
          "over.80",
          """

          ✗ Build the shop's pages from the templates failed with status 2
            over       make clean
            failed     web1 $ make pages TEMPLATES=/srv/templates/2026 OUT=/srv/www/pages
            │ no rule to make target
            never ran  make index
            never ran  make check
            1 of 4 commands ran well; this one did not, and 2 never ran.

          c this command again  r the step again  n go on with the next  e edit
          t again with my terminal  s skip  v page  ! shell  q stop  ? help
          """,
          "over.120",
          """

          ✗ Build the shop's pages from the templates failed with status 2
            over       make clean
            failed     web1 $ make pages TEMPLATES=/srv/templates/2026 OUT=/srv/www/pages
            │ no rule to make target
            never ran  make index
            never ran  make check
            1 of 4 commands ran well; this one did not, and 2 never ran.

          c this command again  r the step again  n go on with the next  e edit  t again with my terminal
          s skip  v page  ! shell  q stop  ? help
          """);

  @Test
  void runsTheSameCommandAgainAndThenTheOthers() {
    assertThat(play(FAILS, "y", "c", "")).isZero();
    assertThat(ran()).containsExactly("clean", "pages", "pages", "index", "check", "ls");
    assertThat(run.err()).contains("attempt 2", "2 done of 2 steps");
  }

  @Test
  void runsTheStepAgainFromItsFirstCommand() {
    assertThat(play(FAILS, "y", "r", "")).isZero();
    assertThat(ran()).containsExactly("clean", "pages", "clean", "pages", "index", "check", "ls");
  }

  @Test
  void goesOnWithTheNextAndTheStepStaysFailed() {
    assertThat(play(FAILS, "y", "n I copied them by hand", "")).isEqualTo(1);
    assertThat(ran()).containsExactly("clean", "pages", "index", "check", "ls");
    assertThat(run.err())
        .contains("passed over: I copied them by hand · it stays failed", "done with failures");
    CommandLineRun transcript = new CommandLineRun(folder);
    assertThat(transcript.run("transcript")).isZero();
    assertThat(transcript.out()).contains("go on with the next command: I copied them by hand");
  }

  @Test
  void editsThisCommandAndThoseAfterIt() {
    assertThat(play(FAILS, "y", "e", "make some", "make index", "make check", "")).isZero();
    assertThat(ran()).containsExactly("clean", "pages", "some", "index", "check", "ls");
  }

  @Test
  void editsAllOfTheStep() {
    assertThat(play(FAILS, "y", "e all", "make a", "make b", "make c", "make d", "")).isZero();
    assertThat(ran()).containsExactly("clean", "pages", "a", "b", "c", "d", "ls");
  }

  @Test
  void runsItAgainWithTheOperatorsTerminal() {
    String replies =
        "- {match: make pages.*, exit: 1, tty: false}\n- {match: make pages.*, tty: true}";
    assertThat(play(replies, "y", "t", "")).isZero();
    assertThat(ran()).containsExactly("clean", "pages", "pages", "index", "check", "ls");
    CommandLineRun transcript = new CommandLineRun(folder);
    transcript.run("transcript");
    assertThat(transcript.out()).contains("this command again, with the operator's terminal");
  }

  @Test
  void tellsOfAKeyboardThatWasWanted() {
    assertThat(
            play(
                "- {match: make pages.*, exit: 1, stderr: 'sudo: a terminal is required to read the"
                    + " password'}",
                "y",
                "q"))
        .isEqualTo(1);
    assertThat(run.err())
        .contains(
            "  It seems to want the keyboard, which it did not have: t runs it again with\n"
                + "  your terminal.");
  }

  @Test
  void tellsOfNoOutputThatAKeyboardMayBeWanted() {
    assertThat(play("- {match: make pages.*, exit: 1}", "y", "q")).isEqualTo(1);
    assertThat(run.err())
        .contains("It wrote nothing, and it had no keyboard: if it waits for an answer or a");
  }

  @Test
  void looksAtThePageAndAtHelpAndTakesNoEnterForAnAnswer() {
    assertThat(play(FAILS, "y", "v", "?", "!", "! web9", "", "y", "y now", "q")).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "you are here: Build the shop's pages",
            "run the command that failed once more, then those after it",
            "There is no shell to open: web1 is a mock here.",
            "\"web9\" is no host of this plan; ! alone opens one on web1.",
            "Type one of the letters; Enter alone does nothing here.",
            "\"y\" is not one of the choices",
            "Only y or yes alone is a yes");
    assertThat(ran()).containsExactly("clean", "pages");
  }

  @Test
  void ctrlCAtTheReasonTakesTheSkipBack() {
    assertThat(play(FAILS, "y", "s", "^C", "s not today", "")).isEqualTo(1);
    assertThat(run.err()).contains("passed over: not today");
  }

  private static final String LOST =
      "- {match: make pages.*, fault: {disconnect: after}, times: 1}";

  @Test
  void asksFirstWhetherItHappenedWhereNobodySawTheEnd() {
    assertThat(play(LOST, "y", "?", "v", "", "h", "the pages are there", "")).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "may or may not have taken effect",
            "  in doubt   web1 $ make pages",
            "1 of 4 commands ran well; nobody saw the end of this one, and 2 never ran.",
            "Nobody saw how it ended: find out whether it took effect.",
            "h it happened  n it did not happen  u not known yet  v page  ! shell  q stop\n? help",
            "Did it happen? ›",
            "it took effect, and does not run again",
            "you are here",
            "Enter alone does nothing here",
            "How do you know? ›",
            "→ it happened · you say so: the pages are there");
    assertThat(ran()).containsExactly("clean", "pages", "index", "check", "ls");
  }

  @Test
  void offersTheMenuWhereItDidNotHappen() {
    assertThat(play(LOST, "y", "n nothing is there", "c", "")).isZero();
    assertThat(run.err())
        .containsSubsequence("→ it did not happen · you say so: nothing is there", "What now? ›");
    assertThat(ran()).containsExactly("clean", "pages", "pages", "index", "check", "ls");
  }

  @Test
  void leavesTheDoubtOpenWhereNobodyKnowsYet() {
    assertThat(play(LOST, "y", "u", "s later", "")).isEqualTo(5);
    assertThat(ran()).containsExactly("clean", "pages", "ls");
  }

  @Test
  void aStepThatWasCutOffAfterAPassedOverCommandIsFailedAndNotHalfDone() {
    assertThat(play(FAILS, "y", "n by hand", "q")).isEqualTo(3);
    new RecordedRun(folder).cutAfterCommands(3);
    CommandLineRun resumed = new CommandLineRun(folder).answers("s as it is", "");
    assertThat(resumed.run("resume")).isEqualTo(1);
    assertThat(resumed.err())
        .contains("Build the shop's pages from the templates failed before")
        .contains("passed over: as it is", "done with failures")
        .doesNotContain("it goes on after them");
  }

  @Test
  void aScenarioThatIsRecordedFromSuchARunSaysTheSame() {
    assertThat(play(FAILS, "y", "n by hand", "")).isEqualTo(1);
    CommandLineRun recorded = new CommandLineRun(folder);
    assertThat(recorded.run("record", "latest", "kept", "--failed")).isZero();
    CommandLineRun tested = new CommandLineRun(folder);
    assertThat(tested.run("test", folder.resolve("runbooks").toString()))
        .as(tested.out() + tested.err())
        .isZero();
  }

  private List<String> ran() {
    return new RecordedRun(folder)
        .records("command.started").stream()
            .map(record -> record.object().text("run").split(" ")[1])
            .map(word -> word.equals("/srv") ? "ls" : word)
            .toList();
  }
}
