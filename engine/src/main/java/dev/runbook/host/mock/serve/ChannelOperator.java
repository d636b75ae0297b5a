package dev.runbook.host.mock.serve;

import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The person who types at the other end of a channel. */
final class ChannelOperator implements Operator {
  private static final byte[] END = new byte[0];

  private final InputStream in;

  ChannelOperator(InputStream in) {
    this.in = in;
  }

  @Override
  public TerminalLoan lend() {
    LinkedBlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(typed), "keys of a mock host");
    reader.setDaemon(true);
    reader.start();
    return new Keys(typed);
  }

  private void read(LinkedBlockingQueue<byte[]> typed) {
    byte[] buffer = new byte[1024];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (count > 0) {
          typed.add(java.util.Arrays.copyOf(buffer, count));
        }
      }
    } catch (IOException e) {
      // The client is gone: that is the end, too.
      typed.add(END);
    }
    typed.add(END);
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    throw new UnsupportedOperationException("a mock host starts no programs");
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.empty();
  }

  /** What was typed and not yet taken. */
  private static final class Keys implements TerminalLoan {
    private final LinkedBlockingQueue<byte[]> typed;
    private byte[] rest = new byte[0];
    private int at;

    Keys(LinkedBlockingQueue<byte[]> typed) {
      this.typed = typed;
    }

    @Override
    public TerminalSize size() {
      return TerminalSize.USUAL;
    }

    @Override
    public void onResize(Consumer<TerminalSize> listener) {}

    @Override
    public int keys(byte[] buffer, long millis) throws IOException {
      if (at == rest.length) {
        Optional<byte[]> next = next(millis);
        if (next.isEmpty()) {
          return 0;
        }
        if (next.get() == END) {
          return -1;
        }
        rest = next.get();
        at = 0;
      }
      int count = Math.min(buffer.length, rest.length - at);
      System.arraycopy(rest, at, buffer, 0, count);
      at += count;
      return count;
    }

    private Optional<byte[]> next(long millis) throws IOException {
      try {
        return Optional.ofNullable(typed.poll(millis, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("nobody waits for keys any more", e);
      }
    }

    @Override
    public void close() {}
  }
}
