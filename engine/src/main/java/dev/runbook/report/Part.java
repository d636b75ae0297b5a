package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one process recorded of a run: from its start, or from where it went on. */
final class Part {
  private final int number;
  private final JournalRecord beginning;
  private final List<JournalRecord> before = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private Optional<JournalRecord> end = Optional.empty();
  private Instant last;

  /**
   * A part.
   *
   * @param number counts from 1
   * @param beginning its first record
   */
  Part(int number, JournalRecord beginning) {
    this.number = number;
    this.beginning = beginning;
    this.last = beginning.time();
  }

  void add(JournalRecord record, Risks risks) {
    last = record.time();
    switch (record.event()) {
      case "step.shown" -> turns.add(new Turn(record, risks.of(record)));
      case "run.finished", "run.aborted" -> end = Optional.of(record);
      default -> {
        if (turns.isEmpty()) {
          before.add(record);
        } else {
          turns.get(turns.size() - 1).add(record);
        }
      }
    }
  }

  int number() {
    return number;
  }

  JournalRecord beginning() {
    return beginning;
  }

  /** What was recorded after its beginning and before its first turn. */
  List<JournalRecord> before() {
    return List.copyOf(before);
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }

  /** The record of its end, where there is one. */
  Optional<JournalRecord> end() {
    return end;
  }

  /** The time of its last record. */
  Instant last() {
    return last;
  }

  /** From its first record to its last. */
  Duration length() {
    return Duration.between(beginning.time(), last);
  }
}
