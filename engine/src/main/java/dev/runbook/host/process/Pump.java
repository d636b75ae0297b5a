package dev.runbook.host.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** Copies a stream into a sink, in pieces of 64 KiB, the capacity of a pipe. */
final class Pump implements Runnable {
  /** How long to read on after a program's end: a child of it may hold the stream for ever. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final int CHUNK = 64 * 1024;

  private final InputStream from;
  private final ByteSink to;

  private Pump(InputStream from, ByteSink to) {
    this.from = from;
    this.to = to;
  }

  /** Starts to move it, on a thread of its own. */
  static Thread start(InputStream from, ByteSink to, String name) {
    Thread thread = new Thread(new Pump(from, to), "pump " + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for them to have moved it all, once the program has ended; not beyond the grace. */
  static void join(List<Thread> pumps) {
    long deadline = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread pump : pumps) {
        pump.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.take(buffer, 0, n);
      }
    } catch (IOException e) {
      // The stream was closed under us after the grace: there is nobody left to tell.
      return;
    }
  }
}
