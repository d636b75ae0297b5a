package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what an entry says at its blanks; a regular expression takes several times as long to do
 * so before Java has compiled it.
 */
final class Words {
  private Words() {}

  /** The words of a text. */
  static List<String> of(String text) {
    return of(text, ' ');
  }

  /** The same, where one more character stands between words. */
  static List<String> of(String text, char between) {
    String stripped = text.strip();
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= stripped.length(); at++) {
      if (at == stripped.length() || isBetween(stripped.charAt(at), between)) {
        if (at > start) {
          words.add(stripped.substring(start, at));
        }
        start = at + 1;
      }
    }
    return words;
  }

  private static boolean isBetween(char c, char between) {
    return c == ' ' || c == between || c >= '\t' && c <= '\r';
  }
}
