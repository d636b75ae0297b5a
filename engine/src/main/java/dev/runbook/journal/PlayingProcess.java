package dev.runbook.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * The process that plays a run.
 *
 * @param pid its number
 * @param since when it began, where the system tells: process numbers are used again
 */
public record PlayingProcess(long pid, Optional<Instant> since) {
  /** This one. */
  public static PlayingProcess current() {
    ProcessHandle self = ProcessHandle.current();
    return new PlayingProcess(self.pid(), self.info().startInstant());
  }
}
