package dev.runbook.cli.console;

import dev.runbook.source.Invisible;
import java.util.Set;

/**
 * Makes text safe for a terminal: printable characters, line feeds and tabs stay, all others become
 * pictures.
 */
public final class Visible {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;

  /** Letters and marks that nobody sees: fillers, a joiner, inherent vowels. */
  private static final Set<Integer> BLANK_LETTERS =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0);

  private Visible() {}

  /** A text from a page, a host or a person, as it may be shown. */
  public static String of(String text) {
    if (isHarmless(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    String lines = text.replace("\r\n", "\n");
    lines.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /** One character as it may be shown. */
  static void append(StringBuilder out, int c) {
    if (c == '\n' || c == '\t') {
      out.append((char) c);
    } else if (c < ' ') {
      out.append((char) (CONTROL_PICTURES + c));
    } else if (c == DELETE) {
      out.append('\u2421');
    } else if (Invisible.isHidden(c) || BLANK_LETTERS.contains(c) || isUnassigned(c)) {
      out.append("\\u{").append(Integer.toHexString(c)).append('}');
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean isUnassigned(int c) {
    return Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.FORMAT
        || !Character.isDefined(c);
  }

  private static boolean isHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t') || c >= DELETE) {
        return false;
      }
    }
    return true;
  }
}
