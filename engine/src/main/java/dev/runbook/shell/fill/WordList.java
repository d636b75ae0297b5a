package dev.runbook.shell.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that stands for several words: taken apart at its blanks, with quotes and backslashes as
 * a shell reads them (POSIX.1-2017, 2.2). Nothing in it is expanded, and no operator is one.
 */
final class WordList {
  private final String value;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private int at;

  private WordList(String value) {
    this.value = value;
  }

  /** The words; empty where a quote or a backslash has no end. */
  static Optional<List<String>> of(String value) {
    WordList list = new WordList(value);
    return list.read() ? Optional.of(List.copyOf(list.words)) : Optional.empty();
  }

  private boolean read() {
    while (at < value.length()) {
      char c = value.charAt(at++);
      if (" \t\n".indexOf(c) >= 0) {
        end();
      } else if (!one(c)) {
        return false;
      }
    }
    end();
    return true;
  }

  private boolean one(char c) {
    begun = true;
    if (c == '\'') {
      return single();
    }
    if (c == '"') {
      return doubled();
    }
    if (c == '\\') {
      if (at == value.length()) {
        return false;
      }
      word.append(value.charAt(at++));
    } else {
      word.append(c);
    }
    return true;
  }

  private boolean single() {
    int close = value.indexOf('\'', at);
    if (close < 0) {
      return false;
    }
    word.append(value, at, close);
    at = close + 1;
    return true;
  }

  private boolean doubled() {
    while (at < value.length()) {
      char c = value.charAt(at++);
      if (c == '"') {
        return true;
      }
      boolean escapes = c == '\\' && at < value.length() && "\\\"$`".indexOf(value.charAt(at)) >= 0;
      word.append(escapes ? value.charAt(at++) : c);
    }
    return false;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
