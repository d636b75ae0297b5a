package dev.runbook.graph;

import java.util.Optional;

/**
 * A stretch of a Java text that is no code: a comment, a string, a text block, a character.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param mark how many characters open it
 * @param kind what it is, for people
 * @param closed whether its end is there
 */
record JavaLiteral(int start, int end, int mark, String kind, boolean closed) {
  /** The one that begins here, if one does. */
  static Optional<JavaLiteral> at(String text, int at) {
    if (text.startsWith("//", at)) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      return Optional.of(new JavaLiteral(at, end, 2, "comment", true));
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      int end = close < 0 ? text.length() : close + 2;
      return Optional.of(new JavaLiteral(at, end, 2, "comment", close >= 0));
    }
    if (text.startsWith("\"\"\"", at)) {
      return Optional.of(quoted(text, at, "\"\"\"", "text block"));
    }
    char c = text.charAt(at);
    return c == '"' || c == '\''
        ? Optional.of(quoted(text, at, String.valueOf(c), "quote"))
        : Optional.empty();
  }

  /** A backslash takes the next character's meaning; one quote alone ends with its line. */
  private static JavaLiteral quoted(String text, int start, String quote, String kind) {
    int at = start + quote.length();
    while (at < text.length()) {
      if (text.startsWith(quote, at)) {
        return new JavaLiteral(start, at + quote.length(), quote.length(), kind, true);
      }
      if (quote.length() == 1 && text.charAt(at) == '\n') {
        break;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return new JavaLiteral(start, Math.min(at, text.length()), quote.length(), kind, false);
  }
}
