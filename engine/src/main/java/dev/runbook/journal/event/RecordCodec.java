package dev.runbook.journal.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes records as JSON objects and reads them back: a component is the field of its name.
 *
 * <p>Journals outlive the program that wrote them. So what is missing or of another type is read as
 * the empty value: the empty text or list, 0, false, an empty optional.
 */
public final class RecordCodec {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RecordCodec() {}

  /** RFC 3339, UTC, milliseconds. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static Map<String, Object> write(Record record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = json(valueOf(component, record));
      if (component.isAnnotationPresent(InlineFields.class)) {
        fields.putAll(JournalObject.of(value).fields());
      } else if (isSomething(value) || !component.isAnnotationPresent(OmittedWhenEmpty.class)) {
        fields.put(component.getName(), value);
      }
    }
    return ordered(fields, record.getClass().getAnnotation(FieldOrder.class));
  }

  private static boolean isSomething(Object value) {
    return value != null && !value.equals(List.of());
  }

  private static Map<String, Object> ordered(Map<String, Object> fields, FieldOrder order) {
    if (order == null) {
      return fields;
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String key : order.value()) {
      ordered.put(key, fields.remove(key));
    }
    ordered.putAll(fields);
    return ordered;
  }

  private static Object json(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(RecordCodec::json).orElse(null);
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    if (value instanceof Instant time) {
      return time(time);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RecordCodec::json).toList();
    }
    return value instanceof Record record ? write(record) : value;
  }

  /** The record that an object holds. */
  public static <T> T read(Class<T> type, JournalObject object) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int at = 0; at < components.length; at++) {
      RecordComponent component = components[at];
      types[at] = component.getType();
      values[at] =
          component.isAnnotationPresent(InlineFields.class)
              ? read(component.getType(), object)
              : value(component.getGenericType(), component.getName(), object);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no record of fields: " + type, e);
    }
  }

  private static Object value(Type type, String key, JournalObject object) {
    if (type instanceof ParameterizedType generic) {
      Type of = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Optional.class) {
        return optional(of, key, object);
      }
      return generic.getRawType() == List.class ? list(of, key, object) : texts(object, key);
    }
    if (type == String.class) {
      return object.text(key);
    }
    if (type == boolean.class) {
      return object.flag(key);
    }
    if (type == OptionalLong.class) {
      return object.number(key);
    }
    return type == long.class
        ? object.number(key).orElse(0)
        : read((Class<?>) type, object.object(key));
  }

  private static Optional<?> optional(Type of, String key, JournalObject object) {
    if (of == String.class) {
      return Optional.ofNullable(object.fields().get(key)).filter(String.class::isInstance);
    }
    if (of == Instant.class) {
      return instant(object.text(key));
    }
    return object.object(key).fields().isEmpty()
        ? Optional.empty()
        : Optional.of(read((Class<?>) of, object.object(key)));
  }

  private static List<?> list(Type of, String key, JournalObject object) {
    if (of == String.class) {
      return object.texts(key);
    }
    List<Object> all = new ArrayList<>();
    object.objects(key).forEach(each -> all.add(read((Class<?>) of, each)));
    return List.copyOf(all);
  }

  private static Map<String, String> texts(JournalObject object, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    JournalObject map = object.object(key);
    map.fields().keySet().forEach(name -> texts.put(name, map.text(name)));
    return texts;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("no record of fields: " + record.getClass(), e);
    }
  }
}
