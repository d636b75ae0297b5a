package dev.runbook.yaml;

import dev.runbook.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML with its place in the source. */
public sealed interface YamlNode {
  /** Its place. */
  Span span();

  /**
   * A plain value.
   *
   * @param text as written, quotes and escapes resolved; nothing is turned into a date or a number
   * @param isNull whether it is YAML's null ({@code ~}, {@code null} or nothing at all)
   */
  record Scalar(String text, boolean isNull, Span span) implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items, Span span) implements YamlNode {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A mapping; keys are unique, order is the file's. */
  record Mapping(Map<String, Entry> entries, Span span) implements YamlNode {
    /** Copies the map, order kept. */
    public Mapping {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A mapping's value, and the place of its key. */
  record Entry(Span keySpan, YamlNode value) {}
}
