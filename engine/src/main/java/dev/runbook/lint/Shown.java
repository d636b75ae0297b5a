package dev.runbook.lint;

import dev.runbook.source.Invisible;
import dev.runbook.source.Problem;

/** Text of a page as it may be said to a person or a terminal: nothing hidden in it. */
final class Shown {
  private Shown() {}

  /** The same problem, its sentences free of what a terminal would obey. */
  static Problem of(Problem problem) {
    return new Problem(
        problem.severity(),
        problem.code(),
        problem.source(),
        problem.span(),
        text(problem.message()),
        problem.hint().map(Shown::text));
  }

  /** A text with each hidden character written as its number; line feeds and tabs are spaces. */
  static String text(String text) {
    if (Invisible.firstHidden(text) < 0 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                out.append(' ');
              } else if (Invisible.isHidden(c)) {
                out.append(String.format("\\u{%x}", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** JSON with hidden characters escaped: the same JSON, and nothing a terminal obeys. */
  static String json(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); ) {
      int c = json.codePointAt(at);
      boolean lineEnd = c == '\r';
      if (Invisible.isHidden(c) && !lineEnd) {
        for (char unit : Character.toChars(c)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      } else {
        out.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return out.toString();
  }
}
