package dev.runbook.host.ssh.jsch;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Delivers one stream of a command's output to the sink, on the connection's own thread.
 *
 * <p>A sink that fails must not bring down the connection that other commands share: the failure is
 * kept for anyone who waits for the command, and the rest of the output is dropped.
 */
final class OutputDelivery extends OutputStream {
  /** Takes a stretch of output. */
  interface Receiver {
    void take(byte[] buffer, int offset, int length);
  }

  private final Receiver taker;
  private final AtomicReference<RuntimeException> failure;
  private final Runnable closed;

  /**
   * A stream.
   *
   * @param failure takes the first failure of the sink
   * @param closed is run when nothing more can come
   */
  OutputDelivery(Receiver taker, AtomicReference<RuntimeException> failure, Runnable closed) {
    this.taker = taker;
    this.failure = failure;
    this.closed = closed;
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    if (failure.get() != null) {
      return;
    }
    try {
      taker.take(buffer, offset, length);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  @Override
  public void close() {
    closed.run();
  }
}
