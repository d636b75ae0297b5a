package dev.runbook.journal.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes events as the fields of a journal's line, and reads them back. */
public final class EventCodec {
  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(JournalEvent.class.getPermittedSubclasses())
          .flatMap(subject -> Arrays.stream(subject.getDeclaredClasses()))
          .filter(type -> type.isAnnotationPresent(EventName.class))
          .collect(Collectors.toUnmodifiableMap(EventCodec::name, Function.identity()));

  private EventCodec() {}

  /** What journals call an event. */
  public static String name(JournalEvent event) {
    return event instanceof JournalRemark.Unknown unknown
        ? unknown.event()
        : name(event.getClass());
  }

  private static String name(Class<?> type) {
    return type.getAnnotation(EventName.class).value();
  }

  /** The fields that say what happened, in their order. */
  public static Map<String, Object> write(JournalEvent event) {
    return event instanceof JournalRemark.Unknown unknown
        ? unknown.object().fields()
        : RecordCodec.write((Record) event);
  }

  /**
   * An event of a journal, whichever version wrote it: one that this program does not know is
   * {@link JournalRemark.Unknown}, and fields that it lacks are empty.
   */
  public static JournalEvent read(String name, JournalObject object) {
    Class<?> type = TYPES.get(name);
    return type == null
        ? new JournalRemark.Unknown(name, object)
        : (JournalEvent) RecordCodec.read(type, object);
  }

  /** A time as journals write it: RFC 3339, UTC, milliseconds. */
  public static String time(Instant instant) {
    return RecordCodec.time(instant);
  }
}
