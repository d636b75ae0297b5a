package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What hosts may ask of the person at the console, and what becomes of the screen meanwhile. */
class ConsoleOperatorTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final LiveOutput output =
      new LiveOutput(
          new OutputTargets(terminal, true, terminal, true, false, false),
          new OutputTail(),
          () -> 80,
          true);
  private final ConsoleOperator operator = new ConsoleOperator();
  private String keys = "";

  @Test
  void whatIsTypedUnseenIsToldBeforeAnybodyUsesIt() {
    List<String> told = new ArrayList<>();
    operator.askWith(() -> new FakePrompter(PromptAnswer.exactly("correct horse")));
    operator.tellSecretsTo(told::add);

    assertThat(operator.secret("Password?")).contains("correct horse");
    assertThat(told).containsExactly("correct horse");
  }

  @Test
  void anAnswerThatIsNotGivenIsNoSecret() {
    List<String> told = new ArrayList<>();
    operator.askWith(() -> new FakePrompter(PromptAnswer.interrupted()));
    operator.tellSecretsTo(told::add);

    assertThat(operator.secret("Password?")).isEmpty();
    assertThat(told).isEmpty();
  }

  /** Answers with one thing, and lends a terminal of ten columns. */
  private final class FakePrompter implements Prompter {
    private final PromptAnswer answer;
    private Prompt asked = Prompt.of(Text.EMPTY);

    FakePrompter(PromptAnswer answer) {
      this.answer = answer;
    }

    @Override
    public PromptAnswer ask(Prompt prompt) {
      asked = prompt;
      output.tick("ticking", -1);
      return answer;
    }

    @Override
    public TerminalLoan lend() {
      return new FakeLoan();
    }

    @Override
    public PseudoTerminal pseudoTerminal(TerminalSize size) {
      return Operator.nobody().pseudoTerminal(size);
    }

    @Override
    public void interrupt() {}

    @Override
    public int columns() {
      return 10;
    }

    @Override
    public int rows() {
      return 24;
    }

    @Override
    public void close() {}
  }

  private final class FakeLoan implements TerminalLoan {
    @Override
    public TerminalSize size() {
      return new TerminalSize(10, 5);
    }

    @Override
    public void onResize(Consumer<TerminalSize> listener) {}

    @Override
    public int keys(byte[] buffer, long millis) {
      byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
      int count = Math.min(buffer.length, bytes.length);
      System.arraycopy(bytes, 0, buffer, 0, count);
      keys = keys.substring(count);
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }

  @Test
  void oneKeyTypesThePagesNextLineAndIsAKeyAgainAfterTheLast() throws Exception {
    operator.askWith(() -> new FakePrompter(PromptAnswer.ended()));
    operator.offer(List.of("ls /data", "exit"));
    keys = "\u001d\rx\u001d\r\u001d";
    try (TerminalLoan loan = operator.lend()) {
      byte[] buffer = new byte[6];
      StringBuilder typed = new StringBuilder();
      for (int n = loan.keys(buffer, 1); n > 0; n = loan.keys(buffer, 1)) {
        typed.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
      assertThat(typed.toString()).isEqualTo("ls /data\rxexit\r\u001d");
    }
  }

  @Test
  void isNobodyUntilSomebodyAsks() {
    assertThat(operator.secret("Passphrase?")).isEmpty();
    assertThatThrownBy(operator::lend).isInstanceOf(HostException.class);
    assertThatThrownBy(() -> operator.pseudoTerminal(TerminalSize.USUAL))
        .isInstanceOf(HostException.class);
  }

  @Test
  void asksForASecretOnOneLineThatNobodyReads() {
    FakePrompter prompter = new FakePrompter(PromptAnswer.exactly(" with blanks "));
    operator.askWith(() -> prompter);
    operator.shareScreenWith(output);
    assertThat(operator.secret("Password\u001b[2J\nfor web1:")).contains(" with blanks ");
    assertThat(prompter.asked.secret()).isTrue();
    assertThat(prompter.asked.text().plain().strip()).isEqualTo("Password␛[2J for web1:");
    assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("ticking");
  }

  @Test
  void aSecretThatNobodyTypesIsNone() {
    operator.askWith(() -> new FakePrompter(PromptAnswer.interrupted()));
    assertThat(operator.secret("Passphrase?")).isEmpty();
  }

  @Test
  void aLentScreenGetsTheBytesAsTheyAreAndIsPutInOrderAfterwards() {
    operator.askWith(() -> new FakePrompter(PromptAnswer.ended()));
    operator.shareScreenWith(output);
    output.begin();
    try (TerminalLoan loan = operator.lend()) {
      assertThat(loan.size().columns()).isEqualTo(10);
      write("\u001b[?1049h\u001b[?25lx");
      assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[?1049h\u001b[?25lx");
      output.aside("not now");
      screen.reset();
    }
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .isEqualTo("\u001b[?25h\u001b[?1049l" + " ".repeat(10) + "\r\u001b[K");
    screen.reset();
    write("\u001b[2J");
    output.end();
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("␛[2J\n");
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.stdout(bytes, 0, bytes.length);
  }
}
