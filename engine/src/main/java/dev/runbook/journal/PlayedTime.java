package dev.runbook.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How long a run was played, by its records: the sum of its parts, without the time between them in
 * which nobody played.
 *
 * <p>A part that says how long it took is believed. One that was cut off was played at least to its
 * last record.
 */
final class PlayedTime {
  private long before;
  private OptionalLong told = OptionalLong.empty();
  private Instant begin = Instant.EPOCH;
  private Instant last = Instant.EPOCH;

  /** Takes the next record of the run. */
  void take(JournalRecord record) {
    if (record.event().equals("run.started") || record.event().equals("run.resumed")) {
      before = millis();
      begin = record.time();
      told = OptionalLong.empty();
    } else if (record.event().equals("run.finished")) {
      told = record.object().number("millis");
    }
    last = record.time();
  }

  /** All of it so far, in milliseconds. */
  long millis() {
    // A clock that was set back must not take away from what was played.
    return before + told.orElse(Math.max(0, Duration.between(begin, last).toMillis()));
  }
}
