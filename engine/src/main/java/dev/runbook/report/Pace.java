package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a run had come at each record, in nanoseconds from the first one: by the counter that no
 * clock setting moves, and by the clock where another process went on with the run.
 */
final class Pace {
  private Optional<JournalRecord> last = Optional.empty();
  private long at;

  /** Where a record stands; records come in their order. */
  long at(JournalRecord record) {
    last.ifPresent(before -> at += Math.max(0, between(before, record)));
    last = Optional.of(record);
    return at;
  }

  private static long between(JournalRecord before, JournalRecord record) {
    OptionalLong from = before.object().number("mono");
    OptionalLong to = record.object().number("mono");
    boolean sameProcess = !record.event().equals("run.resumed");
    return sameProcess && from.isPresent() && to.isPresent()
        ? to.getAsLong() - from.getAsLong()
        : Duration.between(before.time(), record.time()).toNanos();
  }
}
