package dev.runbook.cli.console;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes: two for wide characters, none for combining ones. */
final class Columns {
  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  static int of(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~') {
      return 1; // as nearly all text, without the library's tables
    }
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The beginning of a text that is wider, with an ellipsis, in so many columns or one less. */
  static String cut(String text, int width) {
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += of(c);
      if (used > width) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }

  /** A text as it is where it fits, or else cut. */
  static String fit(String text, int width) {
    return of(text) <= width ? text : cut(text, width);
  }

  /** A text made at least so many columns wide with spaces at its end. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }
}
