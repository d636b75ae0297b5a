package dev.runbook.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds misleading blanks between words of a shell: blank characters that are not spaces, and
 * blanks between a backslash and the end of its line.
 */
final class UnquotedBlanks {
  private static final Pattern BLANK = Pattern.compile("[\\p{Zs}&&[^ ]]");

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
  private static final Pattern BROKEN =
      Pattern.compile("\\\\[ \\t]+\\n(?=[ \\t]*[^\\s#])|\\\\{2}[ \\t]*\\n(?=[ \\t]*--?[A-Za-z])");

  private UnquotedBlanks() {}

  /** The offset of the backslash of the first line that only looks continued, or -1. */
  static int brokenContinuation(String text) {
    Matcher broken = BROKEN.matcher(text);
    if (!broken.find()) {
      return -1;
    }
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
    Matcher blank = BLANK.matcher(text);
    if (!blank.find()) {
      return -1;
    }
    Matcher skipped = SKIPPED.matcher(text);
    int at = 0;
    while (skipped.find(at)) {
      Matcher before = BLANK.matcher(text).region(at, skipped.start());
      if (before.find()) {
        return before.start();
      }
      at = skipped.end();
    }
    return blank.find(at) ? blank.start() : -1;
  }
}
