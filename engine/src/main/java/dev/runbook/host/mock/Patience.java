package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that one command is given: until its limit, or until somebody interrupts it. */
final class Patience {
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Optional<Duration> limit;
  private final long began = System.nanoTime();

  Patience(Optional<Duration> limit) {
    this.limit = limit;
  }

  void interrupt() {
    interrupted.countDown();
  }

  /** Waits; the outcome is what cut the wait short, empty when it was waited to its end. */
  Optional<Outcome> pause(Duration time) {
    Optional<Duration> left = limit.map(all -> all.minusNanos(System.nanoTime() - began));
    boolean tooLong = left.filter(rest -> rest.compareTo(time) < 0).isPresent();
    if (isInterruptedWithin(tooLong ? left.orElse(time) : time)) {
      return Optional.of(Outcome.signalled("INT"));
    }
    return tooLong ? limit.map(Outcome::timedOut) : Optional.empty();
  }

  /** Waits for the limit or an interrupt, however long it takes. */
  Outcome waitForTheEnd() {
    return pause(FOREVER).orElseThrow();
  }

  private boolean isInterruptedWithin(Duration time) {
    try {
      return interrupted.await(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
