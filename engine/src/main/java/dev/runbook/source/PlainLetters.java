package dev.runbook.source;

/**
 * Looks up the printable characters of Unicode's first plane by their numbers: a bit each, instead
 * of what {@link PrintableText} asks of one.
 *
 * <p>In a text they are shown as they are, but for the last before a character that is none: it may
 * be the first part of an emoji, which {@link CharacterSorter} knows. Any thread may ask.
 */
public final class PlainLetters {
  private static final int IN_A_LONG = 6;

  /**
   * A bit for each character, which is set when it has been asked for and is one. What threads set
   * at the same time may be lost: then it is found out once more.
   */
  private static final long[] FOUND = new long[(Character.MAX_VALUE + 1) >>> IN_A_LONG];

  private PlainLetters() {}

  /**
   * Whether a character is one of them.
   *
   * @param c its code point, 0 to 0xFFFF
   */
  public static boolean holds(int c) {
    if ((FOUND[c >>> IN_A_LONG] >>> c & 1) != 0) {
      return true;
    }
    boolean holds = PrintableText.isPrintable(c);
    if (holds) {
      FOUND[c >>> IN_A_LONG] |= 1L << c;
    }
    return holds;
  }
}
