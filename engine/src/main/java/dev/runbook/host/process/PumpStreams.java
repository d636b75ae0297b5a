package dev.runbook.host.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Reads both streams of a program in large chunks.
 *
 * <p>After the program's end it waits a short while only: a child left in the background may hold
 * the streams for ever.
 */
final class PumpStreams implements ExecuteStreamHandler {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ByteSink stdout;
  private final ByteSink stderr;
  private Thread out;
  private Thread err;

  PumpStreams(ByteSink stdout, ByteSink stderr) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  @Override
  public void setProcessInputStream(OutputStream stream) {
    // Whoever feeds the program does so through Program.stdin().
  }

  @Override
  public void setProcessOutputStream(InputStream stream) {
    out = Pump.thread(stream, stdout, "stdout");
  }

  @Override
  public void setProcessErrorStream(InputStream stream) {
    err = Pump.thread(stream, stderr, "stderr");
  }

  @Override
  public void start() {
    out.start();
    err.start();
  }

  @Override
  public void stop() throws IOException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    try {
      join(out, deadline);
      join(err, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread, long deadline) throws InterruptedException {
    thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
  }
}
