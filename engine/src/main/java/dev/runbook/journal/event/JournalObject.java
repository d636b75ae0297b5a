package dev.runbook.journal.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A JSON object of a journal, read leniently: what is missing or of another type is empty.
 *
 * <p>Journals outlive the program that wrote them, so a reader must not fall over a field.
 *
 * @param fields its fields, in order
 */
public record JournalObject(Map<String, Object> fields) {
  /** Copies the map, which may hold nulls. */
  public JournalObject {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A text, or the empty one. */
  public String text(String key) {
    return fields.get(key) instanceof String text ? text : "";
  }

  /** A whole number, where there is one. */
  public OptionalLong number(String key) {
    return fields.get(key) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** Whether something is true. */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(fields.get(key));
  }

  /** An object within it, or one without fields. */
  public JournalObject object(String key) {
    return of(fields.get(key));
  }

  /** The objects of a list within it. */
  public List<JournalObject> objects(String key) {
    return list(key).stream().map(JournalObject::of).toList();
  }

  /** The texts of a list within it. */
  public List<String> texts(String key) {
    return list(key).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private List<?> list(String key) {
    return fields.get(key) instanceof List<?> list ? list : List.of();
  }

  /** A value as an object; one without fields where it is none. */
  public static JournalObject of(Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> fields.put(String.valueOf(key), field));
    }
    return new JournalObject(fields);
  }
}
