package dev.runbook.document;

import dev.runbook.source.Nearest;
import dev.runbook.source.PrintableText;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the attributes of one fence or one comment.
 *
 * <p>A comment is ours alone, so whatever is unknown in it is an error. A fence is shared with
 * other tools: their keys are passed over, what is near one of ours is an error, and the rest a
 * warning. Outside braces a word without {@code =} is an attribute only where it is a flag of ours:
 * {@code text output of df} is no mistake, and one of {@code name}, {@code host}, … without a value
 * is prose.
 */
final class AttributeReader {
  /** Where attributes stand. */
  enum Form {
    COMMENT,
    BRACES,
    FENCE
  }

  private final String text;
  private final IntUnaryOperator place;
  private final Problems problems;
  private final Map<String, Attributes.Value> values = new LinkedHashMap<>();

  /**
   * A reader of some text.
   *
   * @param place the source's offset of an offset in the text
   */
  AttributeReader(String text, IntUnaryOperator place, Problems problems) {
    this.text = text;
    this.place = place;
    this.problems = problems;
  }

  /** What the whole text says. */
  Attributes read(Form form) {
    words(0, text.length(), form);
    return values.isEmpty() ? Attributes.NONE : new Attributes(values);
  }

  private void words(int from, int to, Form form) {
    AttributeLexer lexer = new AttributeLexer(text, from, to);
    while (lexer.hasNext()) {
      AttributeLexer.Word word = lexer.next();
      Span span = new Span(place.applyAsInt(word.start()), place.applyAsInt(word.end()));
      switch (word.kind()) {
        case ATTRIBUTE -> attribute(word.key(), word.value(), span, form);
        case GROUP -> group(word, span, form);
        case MISTAKE -> bad(span, word.key(), "write `key=value`, `key=\"a value\"` or `flag`");
      }
    }
  }

  private void group(AttributeLexer.Word word, Span span, Form form) {
    String inside = text.substring(word.start() + 1, word.end() - 1).strip();
    if (inside.startsWith("\"")) {
      json(span, form);
    } else if (form == Form.BRACES) {
      bad(span, "braces inside braces", "write `{key=value flag}` in one pair of braces");
    } else if (!isLineNumbers(inside)) {
      words(word.start() + 1, word.end() - 1, form == Form.COMMENT ? form : Form.BRACES);
    }
  }

  private void json(Span span, Form form) {
    Yaml.parse(problems.source(), span, problems)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .ifPresent(
            mapping ->
                mapping.entries().forEach((key, entry) -> jsonEntry(key, entry, braces(form))));
  }

  private void jsonEntry(String key, YamlNode.Entry entry, Form form) {
    Span place = new Span(entry.keySpan().start(), entry.value().span().end());
    Optional<String> value = plain(entry.value());
    if (value.isEmpty() && AttributeKeys.KNOWN.contains(key)) {
      bad(place, "`" + key + "` takes a plain value", "write it as a text in quotes");
    } else {
      attribute(key, Optional.of(value.orElse("")), place, form);
    }
  }

  private static Form braces(Form form) {
    return form == Form.COMMENT ? form : Form.BRACES;
  }

  /** A plain value, or a list of them with commas between, as {@code needs=a,b} is written. */
  private static Optional<String> plain(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar.text());
    }
    if (node instanceof YamlNode.Sequence list
        && list.items().stream().allMatch(YamlNode.Scalar.class::isInstance)) {
      return Optional.of(
          list.items().stream()
              .map(item -> ((YamlNode.Scalar) item).text())
              .collect(Collectors.joining(",")));
    }
    return Optional.empty();
  }

  private void attribute(String key, Optional<String> value, Span span, Form form) {
    if (AttributeKeys.KNOWN.contains(key)) {
      known(key, value, span, form);
    } else if (form == Form.COMMENT) {
      String known = "known: " + String.join(", ", new TreeSet<>(AttributeKeys.KNOWN));
      Optional<String> near = Nearest.didYouMean(key, AttributeKeys.KNOWN);
      problems.error(span, "unknown-attribute", unknown(key), near.orElse(known));
    } else if (!isForeign(key)) {
      unknownOnFence(key, span, form == Form.FENCE && value.isEmpty());
    }
  }

  private void unknownOnFence(String key, Span span, boolean bareWord) {
    Optional<String> near =
        Nearest.didYouMean(key, bareWord ? AttributeKeys.FLAGS : AttributeKeys.KNOWN);
    if (near.isPresent()) {
      problems.error(span, "unknown-attribute", unknown(key), near.get());
    } else if (!bareWord) {
      problems.warning(
          span, "unknown-attribute", unknown(key), "it means nothing here and is passed over");
    }
  }

  private static String unknown(String key) {
    return "unknown attribute `" + key + "`";
  }

  private void known(String key, Optional<String> value, Span span, Form form) {
    boolean valued = AttributeKeys.VALUED.contains(key);
    if (value.isEmpty() && valued) {
      if (form != Form.FENCE) {
        bad(span, "`" + key + "` needs a value", "write `" + key + "=…`");
      }
    } else if (valued && value.orElseThrow().isBlank()) {
      bad(span, "the value of `" + key + "` is blank", "write `" + key + "=…`, or leave it out");
    } else if (AttributeKeys.FLAGS.contains(key) && !isFlag(value.orElse("true"))) {
      bad(
          span,
          "`" + key + "` is `true` or `false`, not `" + value.orElseThrow() + "`",
          "write `" + key + "` alone, or leave it out");
    } else if (PrintableText.firstHidden(value.orElse("")) >= 0) {
      problems.error(
          span,
          "hidden-character",
          "the value of `" + key + "` contains an invisible character",
          "delete it: such characters make a text look like another one");
    } else if (key.equals("host") && value.orElseThrow().startsWith("-")) {
      bad(span, "a host cannot begin with `-`", "ssh would read it as an option");
    } else if (key.equals("host") && value.orElseThrow().equals(HostGroup.PREFIX)) {
      bad(span, "`group:` names no group", "write `host=group:NAME`");
    } else if (values.putIfAbsent(key, value(value.orElse("true"), span, form)) != null) {
      problems.error(
          span, "duplicate-attribute", "`" + key + "` is already there", "keep one of the two");
    }
  }

  private static Attributes.Value value(String text, Span span, Form form) {
    return new Attributes.Value(text, span, form == Form.COMMENT);
  }

  private void bad(Span span, String message, String hint) {
    problems.error(span, "bad-attribute", message, hint);
  }

  private static boolean isFlag(String value) {
    return value.equals("true") || value.equals("false");
  }

  /** Classes, anchors, options and patterns of other tools; {@code 1,3-5} picks out lines. */
  private static boolean isForeign(String key) {
    return AttributeKeys.FOREIGN.contains(key)
        || isLineNumbers(key)
        || key.startsWith("runme.dev/")
        || ".#:/".indexOf(key.charAt(0)) >= 0;
  }

  private static boolean isLineNumbers(String text) {
    return text.chars().allMatch(c -> "0123456789-,. ".indexOf(c) >= 0);
  }
}
