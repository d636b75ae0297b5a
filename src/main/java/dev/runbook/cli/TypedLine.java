package dev.runbook.cli;

import java.util.ArrayList;
import java.util.List;

/** An unfinished command line, split into words as a shell does; quotes may still be open. */
final class TypedLine {
  private TypedLine() {}

  /** Its words behind the program's name; the last one is what stands at the cursor. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean begun = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      boolean escapes = c == '\\' && quote != '\'' && at + 1 < line.length();
      if (escapes) {
        word.append(line.charAt(++at));
        begun = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    words.add(word.toString());
    return words;
  }
}
