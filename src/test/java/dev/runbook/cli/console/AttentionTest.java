package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls an operator back who looks elsewhere. */
class AttentionTest {
  private static final String BELL = "\u0007";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong(1_000_000);

  private Attention attention(String term) {
    PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return new Attention(terminal, !term.equals("dumb"), term, now::get);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private void question(Attention attention, long thinking) {
    attention
        .before(
            new Prompter() {
              @Override
              public PromptAnswer ask(Prompt prompt) {
                now.addAndGet(thinking);
                return PromptAnswer.line("y");
              }

              @Override
              public void interrupt() {}

              @Override
              public int columns() {
                return 80;
              }

              @Override
              public int rows() {
                return 24;
              }

              @Override
              public TerminalLoan lend() {
                throw new AssertionError();
              }

              @Override
              public PseudoTerminal pseudoTerminal(TerminalSize size) {
                throw new AssertionError();
              }

              @Override
              public void close() {}
            })
        .ask(Prompt.of(Text.of("Run this?")));
  }

  @Test
  void theBellRingsForAQuestionAfterALongWaitAndNotForOneAfterAShortOne() {
    Attention attention = attention("vt100");
    now.addAndGet(9_999);
    question(attention, 60_000);
    now.addAndGet(9_999);
    question(attention, 0);
    assertThat(shown()).isEmpty();
    now.addAndGet(10_000);
    question(attention, 0);
    assertThat(shown()).isEqualTo(BELL);
  }

  @Test
  void theBellRingsAtTheEndOfALongRun() {
    Attention attention = attention("linux");
    now.addAndGet(10_000);
    attention.on(new RunEvent.RunFinished(RunResult.DONE, "", 10_000));
    assertThat(shown()).isEqualTo(BELL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dumb", "vt100", "linux", "ansi", "", "sun-color"})
  void terminalsThatMayPrintATitleGetNone(String term) {
    Attention attention = attention(term);
    attention.titled("move");
    question(attention, 0);
    attention.close();
    assertThat(shown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xterm-256color", "tmux-256color", "screen", "alacritty", "foot-extra"})
  void theTitleSaysThatItAsksAndIsGivenBack(String term) {
    Attention attention = attention(term);
    attention.titled("move · step 2 of 6");
    question(attention, 0);
    attention.close();
    assertThat(shown())
        .isEqualTo(
            "\u001b[22;0t\u001b]2;runbook · move · step 2 of 6\u0007"
                + "\u001b]2;runbook · asks: move · step 2 of 6\u0007"
                + "\u001b]2;runbook · move · step 2 of 6\u0007"
                + "\u001b[23;0t");
  }

  @Test
  void aDumbTerminalHearsNoBell() {
    Attention attention = attention("dumb");
    now.addAndGet(60_000);
    question(attention, 0);
    assertThat(shown()).isEmpty();
  }

  @Test
  void nothingOfAPageObeysTheTerminalAndNoSecretIsInTheTitle() {
    Attention attention = attention("xterm");
    attention.covers(text -> text.replace("hunter22", "[hidden]"));
    attention.titled("a\u0007b\u001b]52;c;x\u009c\u202ehunter22\n" + "long ".repeat(40));
    assertThat(shown())
        .startsWith("\u001b[22;0t\u001b]2;runbook · a␇b␛]52;c;x\\u{9c}\\u{202e}[hidden]␊long long")
        .endsWith("…\u0007")
        .hasSizeLessThan(110);
  }
}
