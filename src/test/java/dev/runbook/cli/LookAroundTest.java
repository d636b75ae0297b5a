package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page, a shell and what keys mean are at hand at every question, and answer none. */
class LookAroundTest {
  private static final String PAGE =
      """
      # Shop

      ```bash {name=look}
      # Look
      ssh web1 "ls <dump>"
      ```

      ```bash {name=stop}
      # Stop it
      ssh web1 "sudo systemctl stop shop"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;
  private final List<String> shells = new ArrayList<>();

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("shop", PAGE).mock("- {run: ls two, exit: 3}");
  }

  private int play(String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", "shop", "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  /** The answers until the question stands there, {@code v}, {@code !}, {@code ?}, the rest. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dump ›          | ;               | one;q              | as it is to arrive",
        "Why is it skip  | one;s           | done by hand;q     | they are in the record",
        "Stop the run?   | one;^C          | n;q                | runbook resume goes on",
        "web1 $          | one;e           | ls one;q           | takes the line as it is",
        "Run it so?      | one;e;touch /a  | n;q                | they stay as they were",
        "  dump ›        | one;p           | ^C;q               | once more before it counts",
        "Use it from     | one;p dump three| n;q                | run with it",
        "Why go to step  | one;g 2         | seen;q             | they are in the record",
        "Go back to step | one;y;g 1       | n;q                | what has run stays as it is",
        "Why does the    | two;y;s         | seen;q             | they are in the record",
        "What now?       | two;y           | q                  | again from its first command",
        "Run this?       | one             | q                  | the whole page, and where",
      })
  void everyQuestionCanBeLookedAroundAt(String question, String before, String rest, String help) {
    List<String> answers = new ArrayList<>();
    if (!before.equals(";")) {
      answers.addAll(List.of(before.split(";")));
    }
    answers.addAll(List.of("v", "!", "?"));
    answers.addAll(List.of(rest.split(";")));
    run.answers(answers.toArray(String[]::new));
    play();
    assertThat(run.asked())
        .filteredOn(asked -> asked.strip().startsWith(question.strip()))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("There is no shell to open")
        .contains("Shop")
        .contains(help);
    assertThat(run.err().split("ssh web1 \"sudo systemctl stop shop\"")).hasSizeGreaterThan(1);
  }

  @Test
  void aKeyBehindABackslashIsTheTextItself() {
    run.answers("\\v", "s \\v", "s", "\\?");
    assertThat(play()).isZero();
    assertThat(run.err()).contains("skipped: \\v", "skipped: ?");
    assertThat(run.asked()).hasSize(4);
  }

  @Test
  void aChoiceThatLooksLikeAKeyIsTheChoice() {
    run.page(
        "shop",
        "---\nrunbook: {params: {dump: {choices: [v, w], placeholder: <dump>}}}\n---\n" + PAGE);
    run.answers("v", "", "q");
    play();
    assertThat(run.err()).contains("web1 $ ls v");
  }

  @Test
  void theCopyOfAPageThatIsGoneCanBeReadBeforeItIsPlayed() throws IOException {
    run.answers("one", "", "q");
    assertThat(play()).isEqualTo(3);
    Files.delete(folder.resolve("runbooks/shop.md"));
    CommandLineRun resumed =
        new CommandLineRun(folder).opensShells(shells::add).answers("?", "v", "!", "y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err())
        .containsSubsequence(
            "shop.md is gone",
            "y yes  n leave  v page  ! shell  ? help",
            "the run goes on by the copy",
            "ssh web1 \"sudo systemctl stop shop\"",
            "There is no shell to open",
            "step 2 of 2");
  }

  @Test
  void aShellBeforeTheFirstStepIsOnThisMachine() {
    run.page("shop", "# Shop\n\n```bash\nls <dump>\n```\n").opensShells(shells::add);
    run.answers("!", "^C");
    assertThat(run.run("play", "shop")).isEqualTo(3);
    assertThat(shells).containsExactly("local");
  }
}
