package dev.runbook.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The duration of a run: the sum of its parts, without the time between them.
 *
 * <p>A part that says how long it took is believed. One that was cut off was played at least to its
 * last record.
 */
final class PlayedTime {
  private long before;
  private OptionalLong told = OptionalLong.empty();
  private Instant begin = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private Instant beforeLast = Instant.EPOCH;

  /** Something was recorded at a time. */
  void noteRecord(Instant time) {
    beforeLast = last;
    last = time;
  }

  /** The part that was recorded last begins with that. */
  void beginPart(Instant time) {
    before = upTo(beforeLast);
    begin = time;
    told = OptionalLong.empty();
  }

  /** A part ends and says how long it took. */
  void endPart(OptionalLong millis) {
    told = millis;
  }

  /** All of it so far, in milliseconds. */
  long millis() {
    return upTo(last);
  }

  private long upTo(Instant end) {
    // A clock that was set back must not take away from what was played.
    return before + told.orElse(Math.max(0, Duration.between(begin, end).toMillis()));
  }
}
