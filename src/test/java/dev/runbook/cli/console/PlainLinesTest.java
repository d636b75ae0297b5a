package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions on a terminal whose cursor only goes forwards. */
@Timeout(60)
class PlainLinesTest {
  private static final Prompt RUN = Prompt.of(Text.of("Run? "));

  private PressedTerminal terminal;
  private JLinePrompter prompter;

  @BeforeEach
  void open() throws IOException {
    terminal = new PressedTerminal();
    prompter = new JLinePrompter(terminal.terminal(), false, true, () -> {}, Optional.empty());
  }

  @AfterEach
  void close() {
    prompter.close();
  }

  private PromptAnswer answered(Prompt prompt, String text) throws Exception {
    int before = terminal.size();
    CompletableFuture<PromptAnswer> answer =
        CompletableFuture.supplyAsync(() -> prompter.ask(prompt));
    while (terminal.size() == before) {
      Thread.sleep(5);
    }
    terminal.press(text);
    return answer.get(10, TimeUnit.SECONDS);
  }

  private String shown() {
    return terminal.shown().replace("\r", "");
  }

  @Test
  void whatIsTypedIsShownOnce() throws Exception {
    assertThat(answered(RUN, "yes\r")).isEqualTo(PromptAnswer.line("yes"));
    assertThat(shown()).isEqualTo("Run? yes\n");
  }

  @Test
  void backspaceTakesBackTheEnd() throws Exception {
    assertThat(answered(RUN, "yex\u007fs\r")).isEqualTo(PromptAnswer.line("yes"));
    assertThat(shown()).isEqualTo("Run? yex\b \bs\n");
  }

  @Test
  void aLetterOfAnyWidthIsTakenBackWhole() throws Exception {
    assertThat(answered(RUN, "k\u00e4\ud83d\ude00\u007f\u007f\r"))
        .isEqualTo(PromptAnswer.line("k"));
    assertThat(shown()).endsWith("\nRun? k\n");
  }

  @Test
  void aSecretIsNeverShown() throws Exception {
    assertThat(answered(RUN.unseen(), "open sesame \r"))
        .isEqualTo(PromptAnswer.exactly("open sesame "));
    assertThat(shown()).isEqualTo("Run? \n");
  }

  @Test
  void whatIsToBeChangedStandsThere() throws Exception {
    assertThat(answered(RUN.startingWith("ls -l"), "a\r")).isEqualTo(PromptAnswer.line("ls -la"));
    assertThat(shown()).isEqualTo("Run? ls -la\n");
    assertThat(answered(RUN.startingWith("ls -l"), "\u0015df\r"))
        .isEqualTo(PromptAnswer.line("df"));
  }

  @Test
  void severalLinesAtOnceAreNoAnswer() throws Exception {
    assertThat(answered(RUN, "y\ry\r")).isEqualTo(PromptAnswer.severalLines());
  }

  @Test
  void keysThatMoveACursorAreNoText() throws Exception {
    assertThat(answered(RUN, "y\u001b[D\u001b[A\r").text()).isEqualTo("y");
  }

  @Test
  void ctrlDEndsTheInputAndCtrlCTheQuestion() throws Exception {
    assertThat(answered(RUN, "\u0004")).isEqualTo(PromptAnswer.ended());
    assertThat(answered(RUN, "ye\u0003")).isEqualTo(PromptAnswer.interrupted());
    assertThat(answered(RUN, "n\r")).isEqualTo(PromptAnswer.line("n"));
  }
}
