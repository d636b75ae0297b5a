package dev.runbook.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lines of a text, as {@link String#lines} has them, without a stream: the texts of most blocks
 * have one or two, for which a stream is most of the work.
 */
public final class Lines {
  private Lines() {}

  /** The first line; empty where there is none. */
  public static String first(String text) {
    return text.substring(0, end(text, 0));
  }

  /** How many there are. */
  public static int count(String text) {
    int count = 0;
    for (int start = 0; start < text.length(); start = next(text, end(text, start))) {
      count++;
    }
    return count;
  }

  /** Those that are wanted, in order. */
  public static List<String> of(String text, Predicate<String> wanted) {
    List<String> lines = new ArrayList<>(2);
    for (int start = 0; start < text.length(); ) {
      int end = end(text, start);
      String line = text.substring(start, end);
      if (wanted.test(line)) {
        lines.add(line);
      }
      start = next(text, end);
    }
    return lines;
  }

  /** Whether something holds for one of them. */
  public static boolean any(String text, Predicate<String> holds) {
    for (int start = 0; start < text.length(); ) {
      int end = end(text, start);
      if (holds.test(text.substring(start, end))) {
        return true;
      }
      start = next(text, end);
    }
    return false;
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static int next(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
}
