package dev.runbook.cli.console;

import java.util.Locale;

/**
 * A typed answer: a letter or word, and optionally a reason after it.
 *
 * @param word the first word, in the case it was typed
 * @param rest what came after it
 */
record TypedChoice(String word, String rest) {
  static TypedChoice of(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return new TypedChoice(parts[0], parts.length > 1 ? parts[1] : "");
  }

  boolean isEmpty() {
    return word.isEmpty();
  }

  /** Whether it is a letter, or the word that the letter stands for. */
  boolean is(String letter, String full) {
    return word.equals(letter) || word.toLowerCase(Locale.ROOT).equals(full);
  }

  /** Only {@code y} or {@code yes} alone: with more behind it, it may have been meant otherwise. */
  boolean isYes() {
    return rest.isEmpty() && saysYes();
  }

  /** Whether it begins with a yes, alone or not. */
  boolean saysYes() {
    return word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes");
  }

  boolean isNo() {
    return word.equalsIgnoreCase("n") || word.equalsIgnoreCase("no");
  }
}
