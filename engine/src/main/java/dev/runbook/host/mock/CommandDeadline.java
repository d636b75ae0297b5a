package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.host.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The time that one command has: until its limit, or until somebody interrupts it. */
final class CommandDeadline {
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Waiting waiting;
  private final Optional<Duration> limit;
  private final Duration began;

  CommandDeadline(Waiting waiting, Optional<Duration> limit) {
    this.waiting = waiting;
    this.limit = limit;
    this.began = waiting.now();
  }

  void interrupt() {
    interrupted.countDown();
  }

  /** Waits; the outcome is what cut the wait short, empty when it was waited to its end. */
  Optional<Outcome> pause(Duration time) {
    Optional<Duration> left = left();
    boolean tooLong = left.filter(rest -> rest.compareTo(time) < 0).isPresent();
    if (waiting.pass(tooLong ? left.orElse(time) : time, interrupted)) {
      return Optional.of(Outcome.signalled("INT"));
    }
    return tooLong ? limit.map(Outcome::timedOut) : Optional.empty();
  }

  /** What ends it now, if anything does; waits for nothing. */
  Optional<Outcome> look() {
    return pause(Duration.ZERO);
  }

  /** Waits for the limit or an interrupt, however long it takes. */
  Outcome waitForTheEnd() {
    Optional<Duration> left = left();
    if (left.isPresent() && !waiting.pass(left.get(), interrupted)) {
      return Outcome.timedOut(limit.orElseThrow());
    }
    if (left.isEmpty()) {
      waiting.forEver(interrupted);
    }
    return Outcome.signalled("INT");
  }

  private Optional<Duration> left() {
    Optional<Duration> rest = limit.map(all -> all.minus(waiting.now().minus(began)));
    return rest.map(time -> time.isNegative() ? Duration.ZERO : time);
  }
}
