package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalRunEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The time of each record, in nanoseconds from the first one: by a counter that a change of the
 * clock does not move, and by the clock between two parts of a run.
 */
final class PlaybackTimes {
  private final Map<Long, Long> nanos = new HashMap<>();

  /** Of all records of a run, in their order. */
  PlaybackTimes(List<JournalRecord> records) {
    long at = 0;
    for (int i = 0; i < records.size(); i++) {
      at += i == 0 ? 0 : Math.max(0, between(records.get(i - 1), records.get(i)));
      nanos.put(records.get(i).seq(), at);
    }
  }

  /** Where a record stands. */
  long at(JournalRecord record) {
    return nanos.get(record.seq());
  }

  private static long between(JournalRecord before, JournalRecord record) {
    OptionalLong from = before.mono();
    OptionalLong to = record.mono();
    boolean sameProcess = !(record.event() instanceof JournalRunEvent.Beginning);
    return sameProcess && from.isPresent() && to.isPresent()
        ? to.getAsLong() - from.getAsLong()
        : Duration.between(before.time(), record.time()).toNanos();
  }
}
