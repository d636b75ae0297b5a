package dev.runbook.host.mock;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which commands an answer is for.
 *
 * @param text the command itself, or the regular expression as it was written
 * @param pattern what the whole command must match, where it is a regular expression
 */
record Wanted(String text, Optional<Pattern> pattern) {
  static Wanted exactly(String text) {
    return new Wanted(text, Optional.empty());
  }

  static Wanted matching(Pattern pattern) {
    return new Wanted(pattern.pattern(), Optional.of(pattern));
  }

  boolean fits(String command) {
    return pattern
        .map(expression -> expression.matcher(command).matches())
        .orElseGet(() -> text.equals(command));
  }
}
