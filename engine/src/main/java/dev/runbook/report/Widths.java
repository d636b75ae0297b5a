package dev.runbook.report;

import java.nio.charset.StandardCharsets;

/**
 * Computes how many columns of a terminal a text takes: none for combining marks, two for wide
 * letters.
 */
final class Widths {
  /** First and last of the ranges that Unicode's East Asian Width calls wide, roughly. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private Widths() {}

  static int of(String text) {
    return isAscii(text) ? text.length() : ofAll(text);
  }

  /** A byte for each character; what is no ASCII takes more, but for half a surrogate pair. */
  private static boolean isAscii(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length == text.length() && text.indexOf('?') < 0;
  }

  private static int ofAll(String text) {
    return text.codePoints().map(Widths::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
