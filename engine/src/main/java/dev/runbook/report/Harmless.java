package dev.runbook.report;

import dev.runbook.source.Invisible;
import java.nio.charset.StandardCharsets;

/**
 * Text that cannot do anything to the terminal that shows it.
 *
 * <p>An allow-list: letters, marks, digits, punctuation, symbols, blanks, line feed and tab. Every
 * other character is shown by a picture ({@code ␛}) or its number in hexadecimal, never passed on.
 */
public final class Harmless {
  private static final int FIRST_PICTURE = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;

  private Harmless() {}

  /** Text of several lines; CR LF becomes a line feed. */
  public static String text(String text) {
    return shown(text.replace("\r\n", "\n"), "\n\t");
  }

  /** The text of UTF-8 bytes; those that are not UTF-8 become replacement characters. */
  public static String text(byte[] utf8) {
    return text(new String(utf8, StandardCharsets.UTF_8));
  }

  /** Text for one line: line feeds and tabs become pictures too. */
  public static String line(String text) {
    return shown(text, "");
  }

  private static String shown(String text, String layout) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (layout.indexOf(c) >= 0 || isPrintable(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(picture(c));
              }
            });
    return out.toString();
  }

  private static String picture(int c) {
    if (c < ' ') {
      return Character.toString(FIRST_PICTURE + c);
    }
    return c == DELETE ? Character.toString(DELETE_PICTURE) : "\\u{" + Integer.toHexString(c) + "}";
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !Invisible.isHidden(c) && !isBlankLetter(c);
    };
  }

  /** Letters and marks that show nothing, so that text can hide in them. */
  private static boolean isBlankLetter(int c) {
    return c == 0x034F // combining grapheme joiner
        || c == 0x115F // Hangul fillers
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x17B4 // Khmer inherent vowels
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F) // Mongolian variation selectors
        || (c >= 0xE0100 && c <= 0xE01EF); // variation selectors that no font has
  }
}
