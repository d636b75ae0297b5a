package dev.runbook.host.ssh.config;

import java.util.List;
import java.util.Locale;

/** The wildcards of ssh_config(5) and known_hosts: {@code *}, {@code ?} and {@code !} in front. */
final class Patterns {
  private Patterns() {}

  /** Whether a text fits one pattern. */
  static boolean fits(String text, String pattern) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int p = 0;
    while (at < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = at;
      } else if (p < pattern.length() && isSame(pattern.charAt(p), text.charAt(at))) {
        p++;
        at++;
      } else if (star >= 0) {
        p = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Whether a text fits one of a list with commas, and none of those with {@code !}; as in OpenSSH,
   * the case of the patterns does not count.
   */
  static boolean fitsList(String text, String list) {
    List<String> patterns = List.of(list.toLowerCase(Locale.ROOT).split(",", -1));
    boolean positive = false;
    for (String pattern : patterns) {
      boolean negated = pattern.startsWith("!");
      if (fits(text, negated ? pattern.substring(1) : pattern)) {
        if (negated) {
          return false;
        }
        positive = true;
      }
    }
    return positive;
  }

  private static boolean isSame(char pattern, char text) {
    return pattern == '?' || pattern == text;
  }
}
