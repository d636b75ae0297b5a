package dev.runbook.graph;

/** Finds the blank lines at which paragraphs of a block begin. */
final class BlankLines {
  private BlankLines() {}

  /**
   * Whether a comment of its own, after a blank line, stands before a command.
   *
   * @param done the offset after what came before; 0 for the block's beginning
   * @param start the offset of the command
   */
  static boolean isTitled(String text, int done, int start) {
    boolean blank = false;
    int at = done == 0 ? 0 : lineAfter(text, done - 1);
    while (at < start) {
      int next = lineAfter(text, at);
      String line = text.substring(at, Math.min(next, start)).strip();
      if (blank && line.startsWith("#")) {
        return true;
      }
      blank |= line.isEmpty();
      at = next;
    }
    return false;
  }

  /** Whether nothing but blanks stands at an offset and after it. */
  static boolean isBlankFrom(String text, int offset) {
    for (int at = offset; at < text.length(); at++) {
      if (!Character.isWhitespace(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** The offset of the line after the one that an offset is in. */
  static int lineAfter(String text, int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline + 1;
  }
}
