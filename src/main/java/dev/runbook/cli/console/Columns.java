package dev.runbook.cli.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes: two for wide characters, none for combining ones. */
final class Columns {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*m");

  private Columns() {}

  static int of(String text) {
    int columns = 0;
    while (columns < text.length() && isAscii(text.charAt(columns))) {
      columns++; // as nearly all text, without the library's tables
    }
    for (int at = columns; at < text.length(); ) {
      int c = text.codePointAt(at);
      columns += of(c);
      at += Character.charCount(c);
    }
    return columns;
  }

  static int of(int codePoint) {
    return isAscii(codePoint) ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
  }

  private static boolean isAscii(int codePoint) {
    return codePoint >= ' ' && codePoint <= '~';
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

  /** The same for a text with colours, which take no room and end where it is cut. */
  static String fitColoured(String text, int width) {
    Matcher colour = COLOUR.matcher(text);
    int used = 0;
    int from = 0;
    while (from < text.length()) {
      boolean found = colour.find(from);
      String plain = text.substring(from, found ? colour.start() : text.length());
      if (used + of(plain) > width) {
        return text.substring(0, from) + cut(plain, width - used) + Style.reset();
      }
      used += of(plain);
      from = found ? colour.end() : text.length();
    }
    return text;
  }

  /** A text made at least so many columns wide with spaces at its end. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }
}
