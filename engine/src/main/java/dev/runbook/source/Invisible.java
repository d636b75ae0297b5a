package dev.runbook.source;

/**
 * Characters that change how text looks without being seen: controls, bidi marks, zero-width ones.
 *
 * <p>They let a page show one command and run another, so they are refused in commands and values,
 * and never sent to a terminal.
 */
public final class Invisible {
  private Invisible() {}

  /** Whether a character is a control character other than tab and line feed. */
  public static boolean isControl(int c) {
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
  }

  /** Whether a character is a bidi control, an invisible one, or a tag character. */
  public static boolean isDeceptive(int c) {
    return c == 0x061C
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || c == 0x2060
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  /** Whether a character would not be seen for what it is. */
  public static boolean isHidden(int c) {
    return isControl(c) || isDeceptive(c);
  }

  /** The offset of the first deceptive or control character, or -1. */
  public static int firstHidden(String text) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (isHidden(c)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return -1;
  }
}
