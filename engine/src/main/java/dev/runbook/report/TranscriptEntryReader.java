package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the line of a transcript for a record; a record that only begins or ends something has
 * none.
 */
final class TranscriptEntryReader {
  private TranscriptEntryReader() {}

  /**
   * What is told of a record.
   *
   * @param manual whether it is of a step that a person does
   */
  static Optional<TranscriptEntry> read(JournalRecord record, boolean manual) {
    JournalEvent event = record.event();
    if (event instanceof JournalStepEvent.CommandStarted started) {
      return Optional.of(new TranscriptEntry.Began(record, started));
    }
    if (event instanceof JournalStepEvent.CommandFinished finished) {
      return Optional.of(new TranscriptEntry.Ended(record, finished, words(finished)));
    }
    return event.label().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TranscriptEntry.Remark(
                record, event.label(), sentence(event, manual), type(event)));
  }

  private static String words(JournalStepEvent.CommandFinished event) {
    OptionalLong status = event.status();
    boolean plain = event.detail().isEmpty() && status.isPresent();
    return event.sentence()
        + (plain ? ", status " + status.getAsLong() : "")
        + ", "
        + TextFormat.duration(event.millis());
  }

  private static String sentence(JournalEvent event, boolean manual) {
    if (event instanceof JournalStepEvent.StepAnswered answered) {
      return answered.sentence(manual);
    }
    boolean ran =
        event instanceof JournalStepEvent.StepFinished finished && !finished.isWithoutRunning();
    return ran
        ? event.sentence()
            + " after "
            + TextFormat.duration(((JournalStepEvent.StepFinished) event).millis())
        : event.sentence();
  }

  private static TranscriptEntry.Type type(JournalEvent event) {
    if (event instanceof JournalStepEvent.StepFinished
        || event instanceof JournalRunEvent.RollbackFinished) {
      return TranscriptEntry.Type.STRONG;
    }
    return event instanceof JournalRemark.HostIdentified
            || event instanceof JournalRemark.StepApproved
        ? TranscriptEntry.Type.EXACT
        : TranscriptEntry.Type.PLAIN;
  }
}
