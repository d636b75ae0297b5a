package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.source.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a command in which <code>{{name}}</code> is replaced by a parameter, in the quotes
 * that the page uses.
 *
 * <p>A name that the command does not have stands for itself: it is the author's own text, such as
 * <code>{{json .}}</code>.
 */
public final class CommandTemplate {
  private static final Pattern NAME = Pattern.compile("\\{\\{([^{}\\n]+)}}");

  private final String text;
  private final List<Part> parts;

  /** A stretch of the text, or a name. */
  private record Part(String text, boolean isName) {}

  private CommandTemplate(String text) {
    this.text = text;
    this.parts = parts(text);
  }

  /** A template; one line break at its end does not count, since a block of YAML has one. */
  public static CommandTemplate of(String text) {
    return new CommandTemplate(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher names = NAME.matcher(text);
    int at = 0;
    while (names.find()) {
      parts.add(new Part(text.substring(at, names.start()), false));
      parts.add(new Part(names.group(1), true));
      at = names.end();
    }
    parts.add(new Part(text.substring(at), false));
    return parts;
  }

  /** The text as it was written. */
  public String text() {
    return text;
  }

  /** Whether nothing in it stands for something else. */
  boolean isPlain() {
    return parts.size() == 1;
  }

  /** Whether a command is this one. */
  public boolean fits(Invocation command) {
    if (isPlain()) {
      return text.equals(command.text());
    }
    String first = parts.get(0).text();
    return command.text().startsWith(first)
        && BoundedText.matches(Pattern.compile(expression(command)), command.text(), false);
  }

  private String expression(Invocation command) {
    return parts.stream()
        .map(
            part ->
                part.isName()
                    ? written(command, part.text()).orElse(Pattern.quote(asIs(part.text())))
                    : Pattern.quote(part.text()))
        .collect(Collectors.joining());
  }

  /** The text with the values of a command in it. */
  public String filled(Invocation command) {
    return replaced(
        text, name -> value(command, name).map(each -> each.written().get(0)).orElse(asIs(name)));
  }

  private static String asIs(String name) {
    return "{{" + name + "}}";
  }

  /** A text with something else for each name in it. */
  static String replaced(String text, UnaryOperator<String> named) {
    return text.contains("{{")
        ? NAME.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(named.apply(found.group(1))))
        : text;
  }

  /** The names in a text. */
  static Stream<String> names(String text) {
    return NAME.matcher(text).results().map(found -> found.group(1));
  }

  /** How a command may have a parameter, as a regular expression; empty if it does not have it. */
  static Optional<String> written(Invocation command, String name) {
    return value(command, name)
        .map(
            value ->
                value.written().stream()
                    .flatMap(form -> Stream.of(form, "'" + form + "'", "\"" + form + "\""))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?:", ")")));
  }

  private static Optional<Invocation.Value> value(Invocation command, String name) {
    return command.values().stream()
        .filter(value -> value.name().equals(name) && !value.written().isEmpty())
        .findFirst();
  }
}
