package dev.runbook.document;

import dev.runbook.source.Span;
import dev.runbook.yaml.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes that an author gives to a block or a section, by known keys.
 *
 * <p>A word alone ({@code danger}) has the value {@code true}. Unknown keys never get here: they
 * are problems.
 *
 * @param values each attribute by its key, in the order written
 */
public record Attributes(Map<String, Value> values) {
  /**
   * One attribute's value.
   *
   * @param text the value, quotes removed
   * @param span where the attribute stands
   * @param hidden whether that is a comment, which GitHub does not show
   */
  public record Value(String text, Span span, boolean hidden) {
    /** The value as a duration ({@code 200ms}, {@code 30s}, {@code 5m}), if it is one. */
    public Optional<Duration> duration() {
      return Durations.parse(text);
    }
  }

  /** No attributes. */
  public static final Attributes NONE = new Attributes(Map.of());

  /** Copies the map, order kept. */
  public Attributes {
    values =
        values.isEmpty() // as on most blocks
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of a key, if it is there. */
  public Optional<Value> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The text of a key's value, if it is there. */
  public Optional<String> text(String key) {
    return get(key).map(Value::text);
  }

  /** Whether a key is there and is not {@code false}. */
  public boolean has(String key) {
    Value value = values.get(key);
    return value != null && !value.text().equals("false");
  }

  /** These attributes, and from the others those that these do not have. */
  public Attributes orElse(Attributes others) {
    if (others.values.isEmpty()) {
      return this;
    }
    Map<String, Value> merged = new LinkedHashMap<>(others.values);
    merged.putAll(values);
    return new Attributes(merged);
  }
}
