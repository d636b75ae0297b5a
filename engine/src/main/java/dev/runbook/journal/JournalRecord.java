package dev.runbook.journal;

import dev.runbook.journal.event.EventCodec;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalObject;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One line of a journal.
 *
 * @param seq its number, from 1
 * @param time when it was written
 * @param event what happened
 * @param object the whole object as it stands in the line, {@code seq} to {@code sum}
 */
public record JournalRecord(long seq, Instant time, JournalEvent event, JournalObject object) {
  static final String SEQ = "seq";
  static final String PREV = "prev";
  static final String TIME = "time";
  static final String MONO = "mono";
  static final String EVENT = "event";

  /** The record that says something by a name. */
  public static JournalRecord of(long seq, Instant time, String event, JournalObject object) {
    return new JournalRecord(seq, time, EventCodec.read(event, object), object);
  }

  /** What journals call its event: {@code run.started}, {@code command.finished} … */
  public String name() {
    return EventCodec.name(event);
  }

  /** The fields of its object, in their order. */
  public Map<String, Object> fields() {
    return object.fields();
  }

  /** The hash of the line before. */
  public String prev() {
    return object.text(PREV);
  }

  /** The time that never jumps, in nanoseconds from whenever its process chose. */
  public OptionalLong mono() {
    return object.number(MONO);
  }
}
