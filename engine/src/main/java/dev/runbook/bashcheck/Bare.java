package dev.runbook.bashcheck;

/**
 * A text without what is in its quotes and comments, each character of which is a blank: where a
 * word of the grammar stands is looked for in the rest. Near enough to say where; whether the text
 * is right says bash alone.
 */
final class Bare {
  private final StringBuilder text;
  private int at;

  private Bare(String text) {
    this.text = new StringBuilder(text);
  }

  static String of(String text) {
    Bare bare = new Bare(text);
    while (bare.at < bare.text.length()) {
      bare.next();
    }
    return bare.text.toString();
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\\') {
      blank(at + 2);
    } else if (c == '\'' || c == '"') {
      blank(endOfQuote(c));
    } else if (c == '#' && (at == 0 || " \t\n;&|(".indexOf(text.charAt(at - 1)) >= 0)) {
      int newline = text.indexOf("\n", at);
      blank(newline < 0 ? text.length() : newline);
    } else {
      at++;
    }
  }

  private int endOfQuote(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private void blank(int end) {
    for (; at < Math.min(end, text.length()); at++) {
      if (text.charAt(at) != '\n') {
        text.setCharAt(at, ' ');
      }
    }
  }
}
