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

/** The line editor, on a terminal whose keys a test presses. */
@Timeout(60)
class JLinePrompterTest {
  private static final Prompt DANGER = Prompt.of(Text.of("Type web1: ")).destroying();

  private PressedTerminal terminal;
  private JLinePrompter prompter;

  @BeforeEach
  void open() throws IOException {
    terminal = new PressedTerminal();
    prompter = new JLinePrompter(terminal.terminal(), false, false, () -> {}, Optional.empty());
  }

  @AfterEach
  void close() {
    prompter.close();
  }

  /** Asks in a thread of its own, and presses keys once the prompt stands there. */
  private PromptAnswer answered(Prompt prompt, String text) throws Exception {
    CompletableFuture<PromptAnswer> answer = asked(prompt);
    terminal.press(text);
    return answer.get(10, TimeUnit.SECONDS);
  }

  private CompletableFuture<PromptAnswer> asked(Prompt prompt) throws InterruptedException {
    int before = terminal.size();
    CompletableFuture<PromptAnswer> answer =
        CompletableFuture.supplyAsync(() -> prompter.ask(prompt));
    while (!terminal.shownSince(before).contains(prompt.text().plain().strip())) {
      Thread.sleep(5);
    }
    return answer;
  }

  @Test
  void takesALine() throws Exception {
    assertThat(answered(Prompt.of(Text.of("Run? ")), " yes \r"))
        .isEqualTo(PromptAnswer.line("yes"));
  }

  @Test
  void keysPressedBeforeADangerPromptNeverAnswerIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      terminal.press("web1\rweb1\ry\r");
      assertThat(answered(DANGER, "no\r")).isEqualTo(PromptAnswer.line("no"));
    }
  }

  @Test
  void keysPressedBeforeAnOrdinaryPromptNeverAnswerIt() throws Exception {
    terminal.press("y\ry\r");
    assertThat(answered(Prompt.of(Text.of("Run? ")), "s\r")).isEqualTo(PromptAnswer.line("s"));
  }

  @Test
  void ctrlCAndCtrlDAreNoAnswers() throws Exception {
    CompletableFuture<PromptAnswer> answer = asked(DANGER);
    terminal.press("web1");
    prompter.interrupt();
    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(PromptAnswer.interrupted());
    assertThat(answered(DANGER, "\u0004")).isEqualTo(PromptAnswer.ended());
  }

  @Test
  void anAnswerToChangeStandsThereAlready() throws Exception {
    assertThat(answered(Prompt.of(Text.of("$ ")).startingWith("ls /srv"), " -l\r"))
        .isEqualTo(PromptAnswer.line("ls /srv -l"));
  }

  @Test
  void secretsAreNotShownAndNothingIsRemembered() throws Exception {
    assertThat(answered(Prompt.of(Text.of("Secret: ")).unseen(), "hush-hush-9\r"))
        .isEqualTo(PromptAnswer.line("hush-hush-9"));
    assertThat(answered(Prompt.of(Text.of("Next: ")), "\u001b[A\r"))
        .isEqualTo(PromptAnswer.line(""));
    assertThat(terminal.shown()).doesNotContain("hush");
  }

  @Test
  void aBangIsJustABang() throws Exception {
    assertThat(answered(Prompt.of(Text.of("Run? ")), "!\r")).isEqualTo(PromptAnswer.line("!"));
    assertThat(answered(Prompt.of(Text.of("Run? ")), "a\\b !! $x\r"))
        .isEqualTo(PromptAnswer.line("a\\b !! $x"));
  }

  @Test
  void aPasteOfSeveralLinesIsNoAnswer() throws Exception {
    assertThat(answered(Prompt.of(Text.of("Run? ")), "y\ry\r"))
        .isEqualTo(PromptAnswer.severalLines());
    assertThat(answered(DANGER, "web1\rrm -rf /\r")).isEqualTo(PromptAnswer.severalLines());
    assertThat(answered(Prompt.of(Text.of("Again? ")), "n\r")).isEqualTo(PromptAnswer.line("n"));
  }

  @Test
  void aBracketedPasteOfSeveralLinesIsNoAnswerEither() throws Exception {
    assertThat(answered(DANGER, "\u001b[200~web1\rls\u001b[201~\r"))
        .isEqualTo(PromptAnswer.severalLines());
    assertThat(answered(DANGER, "\u001b[200~web1\r\u001b[201~\r"))
        .isEqualTo(PromptAnswer.line("web1"));
  }

  @Test
  void aTextOfSeveralLinesMayBeChanged() throws Exception {
    assertThat(answered(Prompt.of(Text.of("$ ")).startingWith("cat <<A\nx\nA"), "\r"))
        .isEqualTo(PromptAnswer.line("cat <<A\nx\nA"));
  }
}
