package dev.runbook.yaml;

import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping with known keys, and typed getters that report values of another type.
 *
 * <p>A getter answers empty where the key is missing, where its value is null, and where the value
 * is of another type; only the last is a problem ({@code wrong-type}, or {@code bad-value} where
 * the type is right and the text is not). Unknown keys are problems once {@link #only} has said
 * which are known.
 *
 * <p>In one that the build has compiled it has found no problem: nobody looks for them again.
 */
public final class YamlMapping {
  private final YamlNode.Mapping mapping;
  private final String path;
  private final Report report;

  /** What is done about a problem. */
  private interface Report {
    void error(Span span, String code, String message, String hint);
  }

  private static final Report COMPILED =
      (span, code, message, hint) -> {
        throw new IllegalStateException("the build has compiled what it should refuse: " + message);
      };

  private YamlMapping(YamlNode.Mapping mapping, String path, Report report) {
    this.mapping = mapping;
    this.path = path;
    this.report = report;
  }

  /** A node that the build has compiled. */
  public static YamlMapping compiled(YamlNode node, String path) {
    return of(node, path, COMPILED).orElseThrow();
  }

  /**
   * A node as a mapping, if it is one; a problem if it is not.
   *
   * @param path what messages call it: the keys that lead to it, such as {@code runbook.params}, or
   *     nothing for a whole file
   */
  public static Optional<YamlMapping> of(YamlNode node, String path, Problems problems) {
    return of(node, path, problems::error);
  }

  private static Optional<YamlMapping> of(YamlNode node, String path, Report report) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new YamlMapping(mapping, path, report));
    }
    String name = path.isEmpty() ? "this file" : "`" + path + "`";
    report.error(
        node.span(),
        "wrong-type",
        name + " takes a mapping, not " + typeOf(node),
        "write `key: value`, each on its own line");
    return Optional.empty();
  }

  /** Reports every key but these, with the one that was probably meant. */
  public YamlMapping only(String... known) {
    return only(Arrays.asList(known));
  }

  /** Whether the build has compiled it, and found no mistake in it. */
  public boolean isCompiled() {
    return report == COMPILED;
  }

  /** Reports every key but these, with the one that was probably meant. */
  public YamlMapping only(Collection<String> known) {
    if (isCompiled()) {
      return this;
    }
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                unknown(key, entry.keySpan(), known);
              }
            });
    return this;
  }

  private void unknown(String key, Span span, Collection<String> known) {
    report.error(
        span,
        "unknown-key",
        "unknown key `" + key + "`" + (path.isEmpty() ? "" : " under `" + path + "`"),
        Nearest.didYouMean(key, known)
            .orElse("known here: " + String.join(", ", new TreeSet<>(known))));
  }

  /** Its keys, in the file's order. */
  public Set<String> keys() {
    return mapping.entries().keySet();
  }

  /** Its place. */
  public Span span() {
    return mapping.span();
  }

  /** What messages call the value of a key. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Where a key is; where the mapping is when it has no such key. */
  public Span keySpan(String key) {
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null ? span() : entry.keySpan();
  }

  /** A value as it is, unless it is missing or null. */
  public Optional<YamlNode> node(String key) {
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null || entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull()
        ? Optional.empty()
        : Optional.of(entry.value());
  }

  /** A plain value with its place. */
  public Optional<YamlNode.Scalar> scalar(String key) {
    Optional<YamlNode> value = node(key);
    return value.isEmpty() ? Optional.empty() : scalar(key, value.get(), "text");
  }

  /** A text. */
  public Optional<String> text(String key) {
    return scalar(key).map(YamlNode.Scalar::text);
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag(String key) {
    return node(key)
        .flatMap(value -> scalar(key, value, "`true` or `false`"))
        .flatMap(
            value -> {
              String text = value.text().toLowerCase(Locale.ROOT);
              if (text.equals("true") || text.equals("false")) {
                return Optional.of(text.equals("true"));
              }
              bad(key, value, "`true` or `false`", "YAML 1.2 knows no `yes`, `no`, `on` or `off`");
              return Optional.empty();
            });
  }

  /** A whole number. */
  public Optional<Integer> integer(String key) {
    return node(key)
        .flatMap(value -> scalar(key, value, "a whole number"))
        .flatMap(
            value -> {
              if (value.text().matches("[-+]?[0-9]{1,9}")) {
                return Optional.of(Integer.valueOf(value.text()));
              }
              bad(key, value, "a whole number", "write digits only");
              return Optional.empty();
            });
  }

  /** A duration, as {@link Durations} reads it. */
  public Optional<Duration> duration(String key) {
    return node(key)
        .flatMap(value -> scalar(key, value, "a duration"))
        .flatMap(
            value -> {
              Optional<Duration> duration = Durations.parse(value.text());
              if (duration.isEmpty()) {
                bad(key, value, "a duration", Durations.HINT);
              }
              return duration;
            });
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return scalar(key)
        .flatMap(
            value -> {
              List<String> words = new ArrayList<>();
              for (E constant : type.getEnumConstants()) {
                String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
                if (word.equals(value.text())) {
                  return Optional.of(constant);
                }
                words.add(word);
              }
              bad(
                  key,
                  value,
                  "one of " + String.join(", ", words),
                  Nearest.didYouMean(value.text(), words).orElse("write one of them"));
              return Optional.empty();
            });
  }

  /** A list of plain values with their places; nothing for what is not one. */
  public List<YamlNode.Scalar> scalars(String key) {
    List<YamlNode.Scalar> scalars = new ArrayList<>();
    for (YamlNode item : items(key)) {
      scalar(key, item, "a list of texts").ifPresent(scalars::add);
    }
    return scalars;
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return scalars(key).stream().map(YamlNode.Scalar::text).toList();
  }

  /** A mapping inside this one. */
  public Optional<YamlMapping> mapping(String key) {
    return node(key).flatMap(value -> of(value, path(key), report));
  }

  /** A list of mappings. */
  public List<YamlMapping> mappings(String key) {
    List<YamlMapping> mappings = new ArrayList<>();
    List<YamlNode> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      of(items.get(i), path(key) + "[" + (i + 1) + "]", report).ifPresent(mappings::add);
    }
    return mappings;
  }

  /** Says that a value does not do, at the value. */
  public void bad(String key, String message, String hint) {
    Span span = node(key).map(YamlNode::span).orElse(keySpan(key));
    report.error(span, "bad-value", message, hint);
  }

  private List<YamlNode> items(String key) {
    Optional<YamlNode> value = node(key);
    if (value.isPresent() && !(value.get() instanceof YamlNode.Sequence)) {
      wrongType(key, value.get(), "a list", "write `[a, b]`, or each on a line after `- `");
    }
    return value
        .filter(YamlNode.Sequence.class::isInstance)
        .map(list -> ((YamlNode.Sequence) list).items())
        .orElse(List.of());
  }

  private Optional<YamlNode.Scalar> scalar(String key, YamlNode value, String wanted) {
    if (value instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    wrongType(key, value, wanted, "put quotes around a text that begins with `{` or `[`");
    return Optional.empty();
  }

  private void wrongType(String key, YamlNode value, String wanted, String hint) {
    report.error(
        value.span(),
        "wrong-type",
        "`" + path(key) + "` takes " + wanted + ", not " + typeOf(value),
        hint);
  }

  private void bad(String key, YamlNode.Scalar value, String wanted, String hint) {
    report.error(
        value.span(),
        "bad-value",
        "`" + path(key) + "` takes " + wanted + ", not `" + value.text() + "`",
        hint);
  }

  private static String typeOf(YamlNode node) {
    if (node instanceof YamlNode.Mapping) {
      return "a mapping";
    }
    if (node instanceof YamlNode.Sequence) {
      return "a list";
    }
    return ((YamlNode.Scalar) node).isNull() ? "nothing" : "a plain value";
  }
}
