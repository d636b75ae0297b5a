package dev.runbook.host.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the values of a line apart as OpenSSH's {@code argv_split} does. */
final class Words {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /** The words up to a comment; empty when a quote does not end. */
  static Optional<List<String>> of(String text) {
    Words words = new Words(text);
    return words.readAll() ? Optional.of(words.words) : Optional.empty();
  }

  private boolean readAll() {
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || text.charAt(at) == '#') {
        return true;
      }
      if (!readWord()) {
        return false;
      }
    }
  }

  private boolean readWord() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && isEscape(quote)) {
        word.append(text.charAt(++at));
      } else if (quote == 0 && isBlank(c)) {
        break;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return quote == 0;
  }

  private boolean isEscape(char quote) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next == '\'' || next == '"' || next == '\\' || quote == 0 && next == ' ';
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
