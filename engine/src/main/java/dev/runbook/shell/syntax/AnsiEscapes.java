package dev.runbook.shell.syntax;

/** Resolves the escapes in <code>$'…'</code> (bash(1), "QUOTING"). */
final class AnsiEscapes {
  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private AnsiEscapes(String text) {
    this.text = text;
  }

  static String resolve(String text) {
    return new AnsiEscapes(text).all();
  }

  private String all() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(text.charAt(at++));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void escape(char c) {
    int letter = LETTERS.indexOf(c);
    if (letter >= 0) {
      out.append(MEANT.charAt(letter));
    } else if (c == 'x' || c == 'u' || c == 'U') {
      number(c, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8);
    } else if (c >= '0' && c <= '7') {
      at--;
      number(c, 8, 3);
    } else if (c == 'c' && at < text.length()) {
      out.append((char) (text.charAt(at++) & 0x1f));
    } else if ("\\'\"?".indexOf(c) >= 0) {
      out.append(c);
    } else {
      out.append('\\').append(c);
    }
  }

  private void number(char kind, int radix, int most) {
    int value = 0;
    int from = at;
    while (at < text.length() && at - from < most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    if (at == from) {
      out.append('\\').append(kind);
    } else if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
  }
}
