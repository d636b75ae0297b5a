package dev.runbook.journal;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a journal.
 *
 * @param seq its number, from 1
 * @param time when it was written
 * @param event what happened: {@code run.started}, {@code command.finished} …
 * @param object the whole object as it stands in the line, {@code seq} to {@code sum}
 */
public record JournalRecord(long seq, Instant time, String event, JournalObject object) {
  /** The fields of its object, in their order. */
  public Map<String, Object> fields() {
    return object.fields();
  }

  /** A text, or the empty one. */
  public String text(String key) {
    return object.text(key);
  }
}
