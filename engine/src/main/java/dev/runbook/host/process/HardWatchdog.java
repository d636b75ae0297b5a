package dev.runbook.host.process;

import java.time.Duration;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;

/**
 * Kills a program that takes too long. The library's own watchdog only sends a signal that the
 * program may ignore.
 */
final class HardWatchdog extends ExecuteWatchdog {
  private Process process;

  // The builder that replaces this constructor cannot make a subclass.
  @SuppressWarnings("deprecation")
  HardWatchdog(Duration limit) {
    super(limit.toMillis());
  }

  @Override
  public synchronized void start(Process started) {
    process = started;
    super.start(started);
  }

  @Override
  public synchronized void timeoutOccured(Watchdog watchdog) {
    super.timeoutOccured(watchdog);
    kill();
  }

  /** Kills it now, if it was started. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
