package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Finding one's way in a real terminal, with real keys. */
@Timeout(180)
class OrientationScreenTest {
  private static final String QUESTION = "Run this? ›";
  private static final String PAGE =
      """
      # Long way

      """
          + step("Look around", "echo looked")
          + step("Count", "{ for i in 1 2 3 4 5 6 7 8 9; do printf '\\r%s of 9' $i; done; echo; }")
          + step("Look again", "echo again")
          + step("See the end", "echo the-$((40 + 2))-end");

  @TempDir Path folder;
  private Tmux tmux;

  private static String step(String title, String command) {
    return "Words about it.\n\n```bash\n# " + title + "\n" + command + "\n```\n\n";
  }

  @BeforeEach
  void needTmux() {
    assumeTrue(Programs.find("tmux", System.getenv()).isPresent(), "tmux is not installed here");
  }

  @AfterEach
  void close() {
    if (tmux != null) {
      tmux.close();
    }
  }

  private void play(int columns, int rows) throws IOException {
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(folder.resolve("runbooks/way.md"), PAGE);
    Files.writeString(
        folder.resolve("start"),
        String.join(
            "\n",
            new TemporaryState(folder).export(),
            "unset PAGER LESS",
            "printf '\\033]2;my own title\\007'",
            Tmux.runbook("play", "way"),
            "echo over $?",
            "read -r",
            ""));
    tmux = Tmux.start(folder, columns, rows, "bash", "start");
    tmux.await(QUESTION);
  }

  private void answer(String text) {
    tmux.type(text);
    tmux.press("Enter");
  }

  /** What is typed before a question stands there is thrown away. */
  private void awaitQuestion(String question, String before) {
    tmux.await(
        before + ", and the question",
        screen -> screen.contains(before) && screen.stripTrailing().endsWith(question));
  }

  @Test
  void theOverviewAndAWayAhead() throws IOException {
    play(80, 24);
    answer("o");
    awaitQuestion(
        QUESTION,
        """
        ── Long way · overview of 4 steps ──────────────────────────────────────────────
          Long way
        ▸   1  here         Look around · this machine
            2               Count · this machine
            3               Look again · this machine
            4               See the end · this machine
        """);
    answer("g 4");
    awaitQuestion("Why go to step 4? ›", "Steps 1, 2 and 3 are passed over");
    answer("seen before");
    awaitQuestion(QUESTION, "step 4 of 4");
    tmux.press("Enter");
    tmux.await("over 0");
    assertThat(tmux.screen()).contains("the-42-end").contains("1 done, 3 skipped of 4 steps");
  }

  @Test
  void theTitleSaysWhereTheRunIsAndIsGivenBack() throws IOException {
    play(80, 24);
    tmux.await("the title", screen -> title().equals("runbook · asks: way · step 1 of 4"));
    answer("q");
    tmux.await("over 3");
    tmux.await("the title of before", screen -> title().equals("my own title"));
  }

  private String title() {
    return tmux.says("#{pane_title}");
  }

  @Test
  void thePageIsLeafedThroughWhereItDoesNotFit() throws IOException {
    assumeTrue(Programs.find("less", System.getenv()).isPresent(), "less is not installed here");
    play(60, 12);
    answer("g 3 to see less");
    awaitQuestion(QUESTION, "step 3 of 4");
    answer("v");
    tmux.await("the mark on the first line", screen -> screen.contains("you are here: Look again"));
    assertThat(tmux.screen().lines().findFirst().orElseThrow()).contains("you are here");
    tmux.press("q");
    tmux.await("the question again", screen -> screen.stripTrailing().endsWith(QUESTION));
    answer("v");
    tmux.await("the page again", screen -> screen.startsWith("── you are here"));
    tmux.press("C-c");
    // Ctrl-C throws away what is typed with it.
    tmux.pressUntil(
        "q", "the question, Ctrl-C being for less alone", screen -> screen.contains(QUESTION));
    tmux.press("C-u");
    answer("q");
    tmux.await("over 3");
    assertThat(tmux.screen()).doesNotContain("Stop the run?");
  }

  @Test
  void theWindowIsMadeNarrowWhileAQuestionIsOpen() throws IOException {
    play(120, 30);
    tmux.resize(50, 20);
    answer("o");
    awaitQuestion(QUESTION, "── Long way · overview of 4 steps ────────────────\n");
    answer("g 9");
    awaitQuestion(QUESTION, "There is no step \"9\"; o shows those there are,");
    answer("q");
    tmux.await("over 3");
  }

  @Test
  void aLineThatIsWrittenOverKeepsItsLastState() throws IOException {
    play(80, 24);
    tmux.press("Enter");
    awaitQuestion(QUESTION, "step 2 of 4");
    tmux.press("Enter");
    awaitQuestion(QUESTION, "step 3 of 4");
    assertThat(tmux.screen()).containsPattern("(?m)^9 of 9$").doesNotContain("8 of 9");
    answer("q");
    tmux.await("over 3");
  }
}
