package dev.runbook.host.process;

import java.io.IOException;
import java.io.InputStream;

/** Moves a stream into a sink, 64 KiB at a time: one pipe's worth. */
final class Pump implements Runnable {
  private static final int CHUNK = 64 * 1024;

  private final InputStream from;
  private final ByteSink to;

  private Pump(InputStream from, ByteSink to) {
    this.from = from;
    this.to = to;
  }

  static Thread thread(InputStream from, ByteSink to, String name) {
    Thread thread = new Thread(new Pump(from, to), "pump " + name);
    thread.setDaemon(true);
    return thread;
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
