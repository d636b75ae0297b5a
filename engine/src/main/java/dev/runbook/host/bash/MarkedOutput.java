package dev.runbook.host.bash;

import dev.runbook.host.process.ByteSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * One output stream of a kept bash. Output before the end mark belongs to the running command;
 * output after it belongs to no command.
 */
public final class MarkedOutput implements ByteSink {
  private final ByteSink between;
  private ByteSink sink;
  private EndMarker mark;
  private boolean ended;
  private long lastNanos = System.nanoTime();
  private RuntimeException refusal;

  /** A stream whose output goes here while no command runs. */
  public MarkedOutput(ByteSink between) {
    this.between = between;
    this.sink = between;
  }

  /** From now on the output is a command's, up to the mark with this nonce. */
  public synchronized EndMarker direct(ByteSink command, String nonce) {
    refusal = null;
    sink = command;
    mark = new EndMarker(nonce);
    if (ended) {
      mark.markFound();
    }
    return mark;
  }

  /** Takes a stretch as it comes. */
  @Override
  public synchronized void take(byte[] buffer, int offset, int length) {
    lastNanos = System.nanoTime();
    byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
    if (mark == null) {
      pass(sink, bytes, 0, length);
      return;
    }
    int rest = mark.scan(bytes, length, (b, from, count) -> pass(sink, b, from, count));
    if (rest >= 0) {
      EndMarker found = mark;
      sink = between;
      mark = null;
      found.markFound();
      pass(between, bytes, rest, length - rest);
    }
  }

  /** Nothing more will come; marks that still wait are let go. */
  public synchronized void end() {
    ended = true;
    sink = between;
    if (mark != null) {
      mark.markFound();
    }
    notifyAll();
  }

  /**
   * Waits for the last writers to go, until the limit at most.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public synchronized void awaitEnd(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos(); !ended && left > 0; left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Whether nothing has come for this long. */
  public synchronized boolean quietFor(Duration time) {
    return System.nanoTime() - lastNanos > time.toNanos();
  }

  /**
   * Says if some output was not taken.
   *
   * @throws IOException when a sink threw
   */
  public synchronized void check() throws IOException {
    if (refusal != null) {
      throw new IOException("its output was not taken: " + refusal.getMessage(), refusal);
    }
  }

  /** A sink that throws loses its output, but must not block the command for ever. */
  private void pass(ByteSink to, byte[] bytes, int from, int count) {
    try {
      if (count > 0) {
        to.take(bytes, from, count);
      }
    } catch (RuntimeException e) {
      refusal = e;
    }
  }
}
