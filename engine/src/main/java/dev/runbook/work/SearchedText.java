package dev.runbook.work;

/**
 * A text in which many patterns are looked for.
 *
 * <p>It knows which characters it holds: a key of a {@link KeyedPattern} with another one is
 * nowhere in it, and is not searched for.
 */
public final class SearchedText {
  private static final int HALF = 64;
  private static final int ASCII = 2 * HALF;

  private final String text;
  private final long low;
  private final long high;

  private SearchedText(String text) {
    long inLow = 0;
    long inHigh = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < HALF) {
        inLow |= 1L << c;
      } else {
        inHigh |= 1L << (c < ASCII ? c - HALF : HALF - 1); // all others count as one character
      }
    }
    this.text = text;
    this.low = inLow;
    this.high = inHigh;
  }

  /** A text and the characters that it holds. */
  public static SearchedText of(String text) {
    return new SearchedText(text);
  }

  /** The text itself. */
  public String text() {
    return text;
  }

  /** Whether another text stands somewhere in this one. */
  boolean holds(SearchedText key) {
    return (key.low & ~low) == 0 && (key.high & ~high) == 0 && text.contains(key.text);
  }
}
