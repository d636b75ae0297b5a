package dev.runbook.journal.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int NANOS_OF_MILLI = 1_000_000;

  /** What is known of a type by reflection, which takes longer to ask than a record to write. */
  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  private RecordCodec() {}

  /**
   * A component of a record.
   *
   * @param name its field's
   * @param type its type, with what that is of
   * @param accessor gets its value
   * @param inline whether its own fields stand in its place
   * @param omitted whether it is left out where it is empty
   */
  private record Component(
      String name, Type type, Method accessor, boolean inline, boolean omitted) {
    static Component of(RecordComponent component) {
      return new Component(
          component.getName(),
          component.getGenericType(),
          component.getAccessor(),
          component.isAnnotationPresent(InlineFields.class),
          component.isAnnotationPresent(OmittedWhenEmpty.class));
    }

    Object value(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("no record of fields: " + record.getClass(), e);
      }
    }
  }

  /**
   * RFC 3339, UTC, milliseconds. Java writes a time's nanoseconds as three digits where these say
   * all, and as none where they are 0.
   */
  static String time(Instant instant) {
    int millis = instant.getNano() / NANOS_OF_MILLI;
    int nanos = Math.max(1, millis) * NANOS_OF_MILLI;
    String time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), nanos, ZoneOffset.UTC).toString();
    return (millis == 0 ? time.substring(0, time.length() - 1) + '0' : time) + 'Z';
  }

  static Map<String, Object> write(Record record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Component component : COMPONENTS.get(record.getClass())) {
      Object value = json(component.value(record));
      if (component.inline) {
        fields.putAll(JournalObject.of(value).fields());
      } else if (isSomething(value) || !component.omitted) {
        fields.put(component.name, value);
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
    List<Component> components = COMPONENTS.get(type);
    Class<?>[] types = new Class<?>[components.size()];
    Object[] values = new Object[components.size()];
    for (int at = 0; at < types.length; at++) {
      Component component = components.get(at);
      types[at] = component.accessor.getReturnType();
      values[at] =
          component.inline
              ? read(types[at], object)
              : value(component.type, component.name, object);
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
}
