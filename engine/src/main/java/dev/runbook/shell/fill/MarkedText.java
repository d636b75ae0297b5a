package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import java.util.List;
import java.util.Map;

/**
 * Text in which each placeholder is one character that stands for it and for nothing else.
 *
 * @param text the text
 * @param count how many there are
 */
record MarkedText(String text, int count) {
  /** From the private use area; the first of it stand for what only the shell knows. */
  private static final char FROM = '\uE010';

  private static final char TO = '\uEFFF';

  /** From {@link #TO} to here: they stand for what a variable holds. */
  private static final char END = '\uF8FF';

  static final int MOST_EXPANSIONS = END - TO;

  static MarkedText of(String text, List<Placeholder> placeholders) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (int i = 0; i < placeholders.size(); i++) {
      marked.append(text, at, placeholders.get(i).start()).append(mark(i));
      at = placeholders.get(i).end();
    }
    return new MarkedText(marked.append(text.substring(at)).toString(), placeholders.size());
  }

  /** Whether a text can be marked: it holds no such character itself, and not too many places. */
  static boolean fit(String text, List<Placeholder> placeholders) {
    return placeholders.size() < TO - FROM
        && text.chars().noneMatch(c -> c >= '\uE000' && c <= END);
  }

  static boolean isMark(char c) {
    return c >= FROM && c <= TO;
  }

  static boolean isMarked(String text) {
    return text.chars().anyMatch(c -> isMark((char) c));
  }

  /** The text with some of the marks replaced, whatever characters stand for them. */
  String with(Map<Integer, String> replaced) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      String other = c >= FROM && c < FROM + count ? replaced.get(c - FROM) : null;
      out.append(other == null ? String.valueOf(c) : other);
    }
    return out.toString();
  }

  /** Stands for one use of a variable, apart from all placeholders. */
  static char expansion(int index) {
    return (char) (TO + 1 + index);
  }

  static char mark(int index) {
    return (char) (FROM + index);
  }
}
