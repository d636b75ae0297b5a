package dev.runbook.source;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Looks up the printable characters of Unicode's first plane by their numbers: a bit each, instead
 * of what {@link PrintableText} asks of one.
 *
 * <p>In a text they are shown as they are, but for the last before a character that is none: it may
 * be the first part of an emoji, which {@link CharacterSorter} knows. Any thread may ask.
 */
public final class PlainLetters {
  private static final int PAGE = 256;

  /** A bit for each character of a page, found out when the first of them is asked for. */
  private static final AtomicReferenceArray<long[]> PAGES =
      new AtomicReferenceArray<>((Character.MAX_VALUE + 1) / PAGE);

  private PlainLetters() {}

  /**
   * Whether a character is one of them.
   *
   * @param c its code point, 0 to 0xFFFF
   */
  public static boolean holds(int c) {
    long[] page = PAGES.get(c / PAGE);
    if (page == null) {
      page = page(c / PAGE * PAGE);
      PAGES.set(c / PAGE, page);
    }
    return (page[c % PAGE / Long.SIZE] >>> c & 1) != 0;
  }

  private static long[] page(int first) {
    long[] page = new long[PAGE / Long.SIZE];
    for (int c = first; c < first + PAGE; c++) {
      if (PrintableText.isPrintable(c)) {
        page[c % PAGE / Long.SIZE] |= 1L << c;
      }
    }
    return page;
  }
}
