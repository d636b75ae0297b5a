package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An operator who types what a test tells, and knows one secret at most. */
final class FakeOperator implements Operator {
  final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<byte[]> keys = new LinkedBlockingQueue<>();
  private final Optional<String> secret;
  private volatile boolean lent;

  FakeOperator(Optional<String> secret) {
    this.secret = secret;
  }

  void type(String text) {
    keys.add(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  boolean hasLent() {
    return lent;
  }

  @Override
  public TerminalLoan lend() {
    lent = true;
    return new TerminalLoan() {
      @Override
      public TerminalSize size() {
        return new TerminalSize(101, 33);
      }

      @Override
      public void onResize(Consumer<TerminalSize> listener) {}

      @Override
      public int keys(byte[] buffer, long millis) {
        try {
          byte[] typed = keys.poll(millis, TimeUnit.MILLISECONDS);
          if (typed == null) {
            return 0;
          }
          System.arraycopy(typed, 0, buffer, 0, typed.length);
          return typed.length;
        } catch (InterruptedException e) {
          return -1;
        }
      }

      @Override
      public void close() {
        lent = false;
      }
    };
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    return SocatTerminal.make(size)
        .orElseThrow(() -> new HostException(HostException.Kind.SETUP, "no socat here"));
  }

  @Override
  public Optional<String> secret(String question) {
    questions.add(question);
    return secret;
  }
}
