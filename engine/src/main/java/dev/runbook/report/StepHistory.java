package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The records of one step's turn: from the record that shows it to that of the next one. */
final class StepHistory {
  private final JournalStepEvent.StepShown shown;
  private final JournalRecord beginning;
  private final String risk;
  private final boolean rollback;
  private final List<JournalRecord> records = new ArrayList<>();
  private final List<TranscriptEntry> entries = new ArrayList<>();
  private boolean goesOn;

  /**
   * A turn.
   *
   * @param rollback whether a rollback played it: then its place is one in the rollback, not on the
   *     page's way
   */
  StepHistory(
      JournalStepEvent.StepShown shown, JournalRecord beginning, String risk, boolean rollback) {
    this.shown = shown;
    this.beginning = beginning;
    this.risk = risk;
    this.rollback = rollback;
  }

  void add(JournalRecord record) {
    records.add(record);
    TranscriptEntryReader.read(record, shown.isManual()).ifPresent(entries::add);
  }

  /** It is the one that is played now. */
  void goesOn() {
    goesOn = true;
  }

  /** What was recorded after it was shown, in order. */
  List<JournalRecord> records() {
    return List.copyOf(records);
  }

  /** What is told of it, in order. */
  List<TranscriptEntry> entries() {
    return List.copyOf(entries);
  }

  JournalStepEvent.StepShown shown() {
    return shown;
  }

  /** The record of its beginning. */
  JournalRecord beginning() {
    return beginning;
  }

  Instant began() {
    return beginning.time();
  }

  String title() {
    return shown.title();
  }

  /** {@code Step 2 of 3}, or {@code Rollback step 1 of 1}. */
  String place() {
    return (rollback ? "Rollback step " : "Step ") + shown.position() + " of " + shown.total();
  }

  /** {@code 2}, or {@code rollback 1}. */
  String number() {
    return (rollback ? "rollback " : "") + shown.position();
  }

  /** {@code step 2 (Its title)}, or {@code rollback step 1 (Its title)}. */
  String name() {
    return (rollback ? "rollback step " : "step ") + shown.position() + " (" + title() + ")";
  }

  List<String> hosts() {
    return shown.hosts();
  }

  /** {@code none}, {@code caution} or {@code danger}. */
  String risk() {
    return risk;
  }

  boolean isRisky() {
    return !risk.equals(Risks.NONE);
  }

  /**
   * How it ended: a step's result; {@code unknown} where it was started and no end is told, {@code
   * not run} where it was not; {@code running} and {@code waiting} while it is played.
   */
  String result() {
    Optional<JournalStepEvent.StepFinished> end = end();
    if (end.isPresent()) {
      return end.get().result();
    }
    if (isKept()) {
      return StepOutcome.OK.word();
    }
    if (isPassedOver()) {
      return StepOutcome.FAILED.word(); // An earlier part of the run has recorded its end.
    }
    boolean started = !all(JournalStepEvent.StepStarted.class).isEmpty();
    return goesOn
        ? (started ? "running" : "waiting")
        : (started ? StepOutcome.UNKNOWN.word() : "not run");
  }

  /** It was done before, and stays so although the page says something else now. */
  private boolean isKept() {
    return all(JournalStepEvent.StepSettled.class).stream()
        .anyMatch(JournalStepEvent.StepSettled::done);
  }

  /** Version 0.1 wrote of a failure that was passed over that its step was skipped. */
  private Optional<JournalStepEvent.StepFinished> end() {
    boolean passedOver = isPassedOver();
    return all(JournalStepEvent.StepFinished.class).stream()
        .filter(end -> !passedOver || !end.isWithoutRunning())
        .reduce((earlier, later) -> later);
  }

  /** Whether the run went on after its failure. */
  private boolean isPassedOver() {
    return all(JournalStepEvent.StepAnswered.class).stream()
        .reduce((earlier, later) -> later)
        .filter(answered -> answered.is(StepAnswer.SKIP_FAILED))
        .isPresent();
  }

  /** The result, whether it was passed over, and whether a check or a person has settled it. */
  String outcome() {
    if (isPassedOver()) {
      return result() + " (passed over)";
    }
    boolean settled =
        !all(JournalStepEvent.StepSettled.class).isEmpty()
            && all(JournalStepEvent.StepStarted.class).isEmpty();
    return settled ? result() + " (settled)" : result();
  }

  /** The number of the command that has started and not ended. */
  OptionalLong withoutEnd() {
    OptionalLong open = OptionalLong.empty();
    for (TranscriptEntry entry : entries) {
      if (entry instanceof TranscriptEntry.Began began) {
        open = OptionalLong.of(began.command().number());
      } else if (entry instanceof TranscriptEntry.Ended) {
        open = OptionalLong.empty();
      }
    }
    return open;
  }

  /** What is to be said of a command that has started and not ended. */
  String missingEndText() {
    return goesOn ? "it has not ended yet" : "unknown: the journal does not say how it ended";
  }

  /** How long its last attempt took; empty where it did not run to an end. */
  OptionalLong millis() {
    return end()
        .filter(end -> !end.isWithoutRunning())
        .map(JournalStepEvent.StepFinished::millis)
        .orElse(OptionalLong.empty());
  }

  /** Its events of one type. */
  private <E extends JournalEvent> List<E> all(Class<E> type) {
    return records.stream()
        .map(JournalRecord::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
