package dev.runbook.run;

import dev.runbook.host.Waiting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Waits between two attempts of a run; whatever ends a running command ends the wait, too.
 *
 * @param interruption ends the wait
 * @param waiting lets the time pass
 */
record InterruptiblePause(Interruption interruption, Waiting waiting) {
  /** Lets a time pass; false when an interruption has ended the wait before. */
  boolean passes(Duration time) {
    CountDownLatch ended = new CountDownLatch(1);
    interruption.commandStarted(ended::countDown);
    try {
      return !waiting.pass(time, ended);
    } finally {
      interruption.commandEnded();
    }
  }
}
