package dev.runbook.host.ssh.jsch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What has arrived through a tunnel and is not read yet.
 *
 * <p>It never makes the connection below wait, which reads for both directions: the windows of the
 * channels inside limit what can be under way. A read waits no longer than it is told, since only
 * that makes the connection inside ask whether the other side is still there.
 */
final class Arrivals extends InputStream {
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int taken;
  private long timeoutNanos;
  private boolean over;

  synchronized void setTimeout(int millis) {
    timeoutNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    notifyAll();
  }

  /** Where the connection below writes to. */
  OutputStream arriving() {
    return new OutputStream() {
      @Override
      public void write(int single) {
        add(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) {
        add(buffer, offset, length);
      }

      @Override
      public void close() {
        end();
      }
    };
  }

  @Override
  public synchronized int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long deadline = System.nanoTime() + timeoutNanos;
    while (chunks.isEmpty()) {
      if (over) {
        return -1;
      }
      await(deadline);
    }
    byte[] chunk = chunks.peek();
    int count = Math.min(length, chunk.length - taken);
    System.arraycopy(chunk, taken, buffer, offset, count);
    taken += count;
    if (taken == chunk.length) {
      chunks.remove();
      taken = 0;
    }
    return count;
  }

  @Override
  public void close() {
    end();
  }

  private void await(long deadline) throws IOException {
    long left = timeoutNanos == 0 ? Long.MAX_VALUE : deadline - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("nothing has arrived");
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for it any more", e);
    }
  }

  private synchronized void add(byte[] buffer, int offset, int length) {
    byte[] chunk = new byte[length];
    System.arraycopy(buffer, offset, chunk, 0, length);
    chunks.add(chunk);
    notifyAll();
  }

  private synchronized void end() {
    over = true;
    notifyAll();
  }
}
