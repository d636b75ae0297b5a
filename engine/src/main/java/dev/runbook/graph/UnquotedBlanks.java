package dev.runbook.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds blanks that look like a space and are none, where a shell reads words. */
final class UnquotedBlanks {
  private static final Pattern BLANK = Pattern.compile("[\\p{Zs}&&[^ ]]");

  /** What stands before such a blank and is no word: quotes, comments, bodies of heredocs. */
  private static final Pattern SKIPPED =
      Pattern.compile(
          "\\\\.|'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|(?<=^|[\\s;&|(])#[^\\n]*"
              + "|(?<!<)<<-?\\s*(['\"\\\\]?)([\\w.-]+)\\1?[^\\n]*\\n(?:[^\\n]*\\n)*?\\t*\\2(?=\\n|$)",
          Pattern.DOTALL);

  private UnquotedBlanks() {}

  /** The offset of the first one, or -1. */
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
