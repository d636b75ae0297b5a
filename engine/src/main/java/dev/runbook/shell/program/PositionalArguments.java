package dev.runbook.shell.program;

import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a function's arguments into the words of its body: {@code $1}, {@code "$@"}. */
final class PositionalArguments {
  private static final Pattern ALL = Pattern.compile("\\$[@*]|\\$\\{[@*]}");

  private static final Pattern ONE = Pattern.compile("\\$(?:([1-9])|\\{([1-9])})");

  private PositionalArguments() {}

  /** The words of a command filled in; what has no argument stays as written. */
  static List<String> fill(SimpleCommand command, List<String> arguments) {
    if (arguments.isEmpty()) {
      return command.argv();
    }
    List<String> filled = new ArrayList<>();
    for (Word word : command.words()) {
      String text = word.text();
      if (word.raw().startsWith("'")) {
        filled.add(text);
      } else if (ALL.matcher(text).matches()) {
        filled.addAll(arguments);
      } else {
        filled.add(ONE.matcher(text).replaceAll(found -> argument(found, arguments)));
      }
    }
    return filled;
  }

  private static String argument(java.util.regex.MatchResult found, List<String> arguments) {
    int nth = Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
    return Matcher.quoteReplacement(
        nth <= arguments.size() ? arguments.get(nth - 1) : found.group());
  }
}
