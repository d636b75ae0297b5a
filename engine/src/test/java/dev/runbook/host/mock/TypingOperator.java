package dev.runbook.host.mock;

import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** A person who types what was scripted, one key at a time, and then nothing more. */
final class TypingOperator implements Operator {
  private byte[] keys = new byte[0];

  void types(String text) {
    keys = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public TerminalLoan lend() {
    return new TerminalLoan() {
      private int at;

      @Override
      public TerminalSize size() {
        return TerminalSize.USUAL;
      }

      @Override
      public void onResize(Consumer<TerminalSize> listener) {}

      @Override
      public int keys(byte[] buffer, long millis) {
        if (at == keys.length) {
          return -1;
        }
        buffer[0] = keys[at++];
        return 1;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.empty();
  }
}
