package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with {@code *} for any characters and {@code a|b} for a choice between words.
 *
 * <p>A choice reaches from one space to the next: {@code DROP TABLE|SCHEMA *} is {@code DROP}, one
 * of two words, and anything.
 */
final class Wildcard {
  private final String written;
  private final LazyPattern pattern;

  private Wildcard(String written, LazyPattern pattern) {
    this.written = written;
    this.pattern = pattern;
  }

  static Wildcard of(String written) {
    return of(written, 0);
  }

  /** A word of a command, in capitals or not: {@code redis-cli FLUSHALL} and {@code flushall}. */
  static Wildcard ofWord(String written) {
    return of(written, Pattern.CASE_INSENSITIVE);
  }

  private static Wildcard of(String written, int flags) {
    List<String> words = new ArrayList<>();
    for (String word : written.split(" ")) {
      List<String> choices = new ArrayList<>();
      for (String choice : word.split("\\|")) {
        choices.add(literal(choice));
      }
      words.add("(?:" + String.join("|", choices) + ")");
    }
    return new Wildcard(
        written, new LazyPattern("\\A" + String.join(" ", words) + "\\z", Pattern.DOTALL | flags));
  }

  private static String literal(String choice) {
    StringBuilder regex = new StringBuilder();
    for (String part : choice.split("((?<=\\*)|(?=\\*))")) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return regex.toString();
  }

  boolean fits(String text) {
    return BoundedText.finds(pattern.get(), text, true);
  }

  @Override
  public String toString() {
    return written;
  }
}
