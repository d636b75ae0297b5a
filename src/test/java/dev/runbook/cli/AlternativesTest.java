package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question which of several, cut off or left without an answer: nothing is skipped by that. */
class AlternativesTest {
  private static final String PAGE =
      """
      # Paint

      ```bash
      # Option A: blue
      echo blue

      # Option B: green
      echo green
      ```
      """;

  @TempDir Path folder;

  @Test
  void ctrlCIsNoAnswerAndTheRunGoesOnWithTheQuestion() {
    assertThat(page().answers("^C", "n", "^C", "y").run("play", "paint")).isEqualTo(3);
    assertThat(results()).isEmpty();

    CommandLineRun resumed = page().answers("1", "y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.out()).isEqualTo("blue\n");
  }

  @Test
  void whoPicksNoneReadsThatOfBoth() {
    CommandLineRun play = page().answers("");
    assertThat(play.run("play", "paint")).isZero();
    assertThat(play.err())
        .contains("left out: none of the alternatives was picked")
        .doesNotContain("another alternative");
  }

  @Test
  void whatWasLeftOutBeforeIsNotOfferedAgain() {
    assertThat(page().answers("2", "q").run("play", "paint")).isEqualTo(3);
    assertThat(results()).containsExactly("left-out");

    CommandLineRun resumed = page().answers("2", "1", "y");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err()).contains("  1  Option B: green", "1 that one  Enter none");
    assertThat(resumed.out()).isEqualTo("green\n");
  }

  @Test
  void eachShowsItsCommandsAndWhatTheyMayDo() {
    CommandLineRun play =
        new CommandLineRun(folder)
            .page(
                "clear",
                """
                # Clear

                ```bash
                # Option A: the pages
                ls /srv/pages
                rm -rf /srv/pages

                # Option B: look only
                ls /srv
                ```
                """)
            .answers("v", "?", "!", "9", "");
    assertThat(play.run("play", "clear")).isZero();
    assertThat(play.err())
        .contains(
            """
            One of these, for "Option A: the pages":
              1  Option A: the pages
                 local $ ls /srv/pages
                 local $ rm -rf /srv/pages
                 ▲ danger  it deletes folders with everything in them (line 6) · 1 more: ?
              2  Option B: look only
                 local $ ls /srv

            1–2 that one  Enter none  v page  ! shell  ? help
            Which? › v
            """)
        .contains("you are here: Option A: the pages", "a number, or a name from the list");
  }

  private List<String> results() {
    return new RecordedRun(folder)
        .records("step.finished").stream().map(AlternativesTest::result).toList();
  }

  private static String result(JournalRecord record) {
    return record.object().text("result");
  }

  private CommandLineRun page() {
    return new CommandLineRun(folder).page("paint", PAGE);
  }
}
