package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalStepEvent;
import java.time.Instant;

/** The line of a transcript for one record. Its words may still contain harmful characters. */
sealed interface TranscriptEntry {
  /** The record that it is told of. */
  JournalRecord record();

  /** When that was. */
  default Instant time() {
    return record().time();
  }

  /** How words stand out. */
  enum Type {
    /** Like any text. */
    PLAIN,
    /** Names and numbers that are to be compared letter by letter. */
    EXACT,
    /** The end of something. */
    STRONG
  }

  /**
   * Something that is said in a line.
   *
   * @param label what it is
   * @param words what it says; empty where the label says it all
   * @param type how it stands out
   */
  record Remark(JournalRecord record, String label, String words, Type type)
      implements TranscriptEntry {
    /** {@code label: words}. */
    String line() {
      return words.isEmpty() ? label : label + ": " + words;
    }
  }

  /** A command started. */
  record Began(JournalRecord record, JournalStepEvent.CommandStarted command)
      implements TranscriptEntry {}

  /**
   * A command ended.
   *
   * @param words how
   */
  record Ended(JournalRecord record, JournalStepEvent.CommandFinished command, String words)
      implements TranscriptEntry {}
}
