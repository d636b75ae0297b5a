package dev.runbook.replay;

import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Types at a terminal as a scenario says. */
final class ScriptedOperator implements Operator {
  private final Supplier<List<String>> lines;

  /**
   * Types into a program.
   *
   * @param lines what is typed in the step whose turn it is
   */
  ScriptedOperator(Supplier<List<String>> lines) {
    this.lines = lines;
  }

  @Override
  public TerminalLoan lend() {
    StringBuilder typed = new StringBuilder();
    lines.get().forEach(line -> typed.append(line).append('\n'));
    byte[] bytes = typed.toString().getBytes(StandardCharsets.UTF_8);
    return new Typing(bytes);
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    return Operator.nobody().pseudoTerminal(size);
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.empty();
  }

  private static final class Typing implements TerminalLoan {
    private final byte[] bytes;
    private int at;

    Typing(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public TerminalSize size() {
      return TerminalSize.USUAL;
    }

    @Override
    public void onResize(Consumer<TerminalSize> listener) {}

    @Override
    public int keys(byte[] buffer, long millis) {
      if (at == bytes.length) {
        return -1;
      }
      int count = Math.min(buffer.length, bytes.length - at);
      System.arraycopy(bytes, at, buffer, 0, count);
      at += count;
      return count;
    }

    @Override
    public void close() {}
  }
}
