package dev.runbook.host.jshell.remote;

/** The text between snippets that has no meaning: blanks, comments, empty statements. */
final class BlankSource {
  private BlankSource() {}

  /** Where the gap that begins here ends; an open comment is none. */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';') {
        at++;
      } else if (text.startsWith("//", at)) {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else if (text.startsWith("/*", at) && text.indexOf("*/", at + 2) > 0) {
        at = text.indexOf("*/", at + 2) + 2;
      } else {
        return at;
      }
    }
    return at;
  }
}
