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
  /** A command ends in no newline, but a block of YAML does. */
  static Wanted exactly(String text) {
    return new Wanted(
        text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, Optional.empty());
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
