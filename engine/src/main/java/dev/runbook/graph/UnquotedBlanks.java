package dev.runbook.graph;

import dev.runbook.work.KeyedPattern;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds misleading blanks between words of a shell: blank characters that are not spaces, and
 * blanks between a backslash and the end of its line.
 */
final class UnquotedBlanks {
  /** What stands before such a blank and is no word: quotes, comments, bodies of heredocs. */
  private static final Pattern SKIPPED =
      Pattern.compile(
          "\\\\.|'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|(?<=^|[\\s;&|(])#[^\\n"
              + "]*|(?<!<)<<-?\\s*(['\"\\\\]?)([\\w.-]+)\\1?[^\\n"
              + "]*\\n"
              + "(?:[^\\n"
              + "]*\\n"
              + ")*?\\t*\\2(?=\\n"
              + "|$)",
          Pattern.DOTALL);

  /**
   * A line that looks continued and is not: the backslash quotes the blank after it, or is quoted
   * by another one.
   */
  private static final KeyedPattern BROKEN =
      KeyedPattern.of(
          "\\\\[ \\t]+\\n(?=[ \\t]*[^\\s#])|\\\\{2}[ \\t]*\\n(?=[ \\t]*--?[A-Za-z])", "\\");

  private UnquotedBlanks() {}

  /** The offset of the backslash of the first line that only looks continued, or -1. */
  static int brokenContinuation(String text) {
    if (!BROKEN.isIn(text)) {
      return -1;
    }
    Matcher broken = BROKEN.compiled().matcher(text);
    Matcher skipped = SKIPPED.matcher(text);
    while (skipped.find()) {
      if (broken.region(skipped.start(), text.length()).lookingAt()) {
        return skipped.start();
      }
    }
    return -1;
  }

  /** The offset of the first one that is no space, or -1. */
  static int first(String text) {
    if (firstWithin(text, 0, text.length()) < 0) {
      return -1;
    }
    Matcher skipped = SKIPPED.matcher(text);
    int at = 0;
    while (skipped.find(at)) {
      int before = firstWithin(text, at, skipped.start());
      if (before >= 0) {
        return before;
      }
      at = skipped.end();
    }
    return firstWithin(text, at, text.length());
  }

  private static int firstWithin(String text, int start, int end) {
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (c > '~' && Character.getType(c) == Character.SPACE_SEPARATOR) {
        return at;
      }
    }
    return -1;
  }
}
