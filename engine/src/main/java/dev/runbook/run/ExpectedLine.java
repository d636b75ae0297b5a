package dev.runbook.run;

import dev.runbook.graph.ExpectedOutput;
import dev.runbook.source.BoundedText;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line that a text must have, with the values of parameters in it. A value stands for itself
 * alone, whatever marks and names it holds.
 *
 * @param shown the line as people read it
 * @param anyLines whether it stands for any lines
 * @param pattern what fits it besides itself
 */
record ExpectedLine(String shown, boolean anyLines, Optional<Pattern> pattern) {
  private static final String ANY_LINES = ExpectedOutput.ANY_LINES;
  private static final String ANY_PART = "[..]";
  private static final String RE = " (re)";
  private static final String GLOB = " (glob)";
  private static final Pattern NAMED = Pattern.compile("\\{\\{([^{}]+)}}");

  static ExpectedLine of(String written, Map<String, String> values) {
    String shown = regex(written, values, UnaryOperator.identity(), UnaryOperator.identity());
    return new ExpectedLine(shown, written.equals(ANY_LINES), pattern(written, values));
  }

  /** Why a line that is to be a regular expression is none. */
  static Optional<String> mistake(String written) {
    try {
      if (written.endsWith(RE)) {
        Pattern.compile(before(written, RE));
      }
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "`" + before(written, RE) + "` is not a regular expression: " + e.getDescription());
    }
  }

  boolean fits(String text) {
    return shown.equals(text)
        || pattern.filter(each -> BoundedText.matches(each, text, false)).isPresent();
  }

  private static Optional<Pattern> pattern(String written, Map<String, String> values) {
    if (written.endsWith(RE)) {
      return compiled(regex(before(written, RE), values, UnaryOperator.identity(), Pattern::quote));
    }
    if (written.endsWith(GLOB)) {
      return compiled(regex(before(written, GLOB), values, ExpectedLine::glob, Pattern::quote));
    }
    return written.contains(ANY_PART)
        ? compiled("(?s)" + regex(written, values, ExpectedLine::anyPart, Pattern::quote))
        : Optional.empty();
  }

  private static String before(String written, String mark) {
    return written.substring(0, written.length() - mark.length());
  }

  /** One that is no expression fits itself alone. */
  private static Optional<Pattern> compiled(String regex) {
    try {
      return Optional.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The line with the author's text and the values each written in their own way. */
  private static String regex(
      String written,
      Map<String, String> values,
      UnaryOperator<String> author,
      UnaryOperator<String> value) {
    StringBuilder regex = new StringBuilder();
    int end = 0;
    Matcher name = NAMED.matcher(written);
    while (name.find()) {
      if (values.containsKey(name.group(1))) {
        regex.append(author.apply(written.substring(end, name.start())));
        regex.append(value.apply(values.get(name.group(1))));
        end = name.end();
      }
    }
    return regex.append(author.apply(written.substring(end))).toString();
  }

  private static String anyPart(String text) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(ANY_PART); at >= 0; at = text.indexOf(ANY_PART, from)) {
      regex.append(Pattern.quote(text.substring(from, at))).append(".*");
      from = at + ANY_PART.length();
    }
    return regex.append(Pattern.quote(text.substring(from))).toString();
  }

  /** {@code *} and {@code ?}, and a backslash before what is meant as it is. */
  private static String glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '\\' && i + 1 < glob.length()) {
        regex.append(Pattern.quote(glob.substring(++i, i + 1)));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
