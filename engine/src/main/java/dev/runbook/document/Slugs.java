package dev.runbook.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The anchors that GitHub gives to the headings of one page.
 *
 * <p>Lower case; letters, marks, decimal digits, connectors and hyphens stay, spaces become
 * hyphens, everything else goes. A heading whose anchor is taken gets the next number that is free.
 */
public final class Slugs {
  private final Map<String, Integer> taken = new HashMap<>();

  /** The anchor of the next heading of the page. */
  String next(String heading) {
    String plain = of(heading);
    String slug = plain;
    while (taken.containsKey(slug)) {
      slug = plain + "-" + taken.merge(plain, 1, Integer::sum);
    }
    taken.put(slug, 0);
    return slug;
  }

  /** A heading's anchor, whatever else is on its page. */
  public static String of(String heading) {
    StringBuilder slug = new StringBuilder();
    String lower = heading.toLowerCase(Locale.ROOT);
    for (int at = 0; at < lower.length(); at = lower.offsetByCodePoints(at, 1)) {
      append(slug, lower.codePointAt(at));
    }
    return slug.toString();
  }

  private static void append(StringBuilder slug, int c) {
    if (c == ' ') {
      slug.append('-');
    } else if (c == '-' || isWord(c)) {
      slug.appendCodePoint(c);
    }
  }

  /** Ruby's {@code \p{Word}}, which GitHub's filter keeps. */
  private static boolean isWord(int c) {
    return Character.isAlphabetic(c)
        || switch (Character.getType(c)) {
          case Character.DECIMAL_DIGIT_NUMBER,
              Character.CONNECTOR_PUNCTUATION,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }
}
