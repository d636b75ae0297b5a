package dev.runbook.shell.fill;

import java.util.List;

/**
 * Reads short options as {@code getopt(3)} does: letters in clusters, of which some take a value,
 * glued on or as the next word.
 */
final class ShortOptions {
  private ShortOptions() {}

  /**
   * The index of the first word, from one on, that is neither an option nor an option's value.
   *
   * @param valued the letters that take a value
   * @param valuedLong the long options that take one as the next word
   */
  static int skip(List<String> words, int from, String valued, List<String> valuedLong) {
    int at = from;
    while (at < words.size() && isOption(words.get(at))) {
      String word = words.get(at);
      if (word.equals("--")) {
        return at + 1;
      }
      boolean next = word.startsWith("--") ? valuedLong.contains(word) : takesNext(word, valued);
      at += next ? 2 : 1;
    }
    return Math.min(at, words.size());
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  private static boolean takesNext(String word, String valued) {
    return valueAt(word, valued) == word.length() - 1;
  }

  /** Where the first letter is that takes a value; past the word's end if none does. */
  private static int valueAt(String word, String valued) {
    int at = 1;
    while (at < word.length() && valued.indexOf(word.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
