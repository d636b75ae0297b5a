package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a run's record that one process wrote: from the start, or from a resumption. */
final class RunPart {
  private final int number;
  private final JournalRunEvent.Beginning beginning;
  private final JournalRecord record;
  private final List<TranscriptEntry> before = new ArrayList<>();
  private final List<StepHistory> turns = new ArrayList<>();
  private Optional<JournalRunEvent.Ending> end = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private JournalRecord last;

  /**
   * A part.
   *
   * @param number counts from 1
   * @param beginning its first event
   * @param record the record of that
   */
  RunPart(int number, JournalRunEvent.Beginning beginning, JournalRecord record) {
    this.number = number;
    this.beginning = beginning;
    this.record = record;
    this.last = record;
  }

  /**
   * Adds what was recorded next.
   *
   * @param rollback whether a rollback has begun and not ended
   */
  void add(JournalRecord next, Risks risks, boolean rollback) {
    last = next;
    if (next.event() instanceof JournalStepEvent.StepShown shown) {
      turns.add(new StepHistory(shown, next, risks.of(shown), rollback));
    } else if (next.event() instanceof JournalRunEvent.Ending ending) {
      end = Optional.of(ending);
      ended = Optional.of(next.time());
    } else if (turns.isEmpty()) {
      TranscriptEntryReader.read(next, false).ifPresent(before::add);
    } else {
      turns.get(turns.size() - 1).add(next);
    }
  }

  int number() {
    return number;
  }

  JournalRunEvent.Beginning beginning() {
    return beginning;
  }

  /** The record of its beginning. */
  JournalRecord record() {
    return record;
  }

  Instant began() {
    return record.time();
  }

  /** What was recorded after its beginning and before its first turn. */
  List<TranscriptEntry> before() {
    return List.copyOf(before);
  }

  List<StepHistory> turns() {
    return List.copyOf(turns);
  }

  /** How it ended, where that is recorded. */
  Optional<JournalRunEvent.Ending> end() {
    return end;
  }

  /** When it ended, where that is recorded. */
  Optional<Instant> ended() {
    return ended;
  }

  JournalRecord lastRecord() {
    return last;
  }

  /** The time of its last record. */
  Instant last() {
    return last.time();
  }

  /** From its first record to its last. */
  Duration length() {
    return Duration.between(began(), last());
  }
}
