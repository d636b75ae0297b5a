package dev.runbook.host.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The literal words in a regular expression. A choice such as {@code up|down} has none. */
final class PatternWords {
  private static final int SHORTEST = 2;

  private final String expression;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;

  private PatternWords(String expression) {
    this.expression = expression;
  }

  static PatternWords of(String expression) {
    PatternWords words = new PatternWords(expression);
    words.read();
    return words;
  }

  /** The first of them that a text does not have. */
  Optional<String> firstLackingIn(String text) {
    return words.stream().filter(each -> !text.contains(each)).findFirst();
  }

  /** How much of their letters a text does not have, from 0 to 1; half where there are none. */
  double shareLackingIn(String text) {
    int all = words.stream().mapToInt(String::length).sum();
    String[] has = text.strip().split("\\s+");
    double lacking =
        words.stream()
            .filter(each -> !text.contains(each))
            .mapToDouble(each -> each.length() * distance(each, has))
            .sum();
    return all == 0 ? 0.5 : lacking / all;
  }

  private static double distance(String word, String[] words) {
    return Stream.of(words).mapToDouble(each -> WordDistance.apart(word, each)).min().orElse(1);
  }

  private void read() {
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      if (c == '\\' && at < expression.length()) {
        escaped(expression.charAt(at++));
      } else if (c == '?' || c == '*') {
        word.setLength(Math.max(0, word.length() - 1));
        end();
      } else if (c == '[') {
        end();
        skipTo("]");
      } else if (c == '{') {
        word.setLength(Math.max(0, word.length() - 1));
        end();
        skipTo("}");
      } else if (c == '|') {
        words.clear();
        word.setLength(0);
        return;
      } else if (c == '(') {
        end();
        group();
      } else if (").+^$".indexOf(c) >= 0 || Character.isWhitespace(c)) {
        end();
      } else {
        word.append(c);
      }
    }
    end();
  }

  /** Of a group that leaves a choice, or is asked for nothing, no word is asked for. */
  private void group() {
    int end = endOfGroup();
    String inside = expression.substring(at, Math.max(at, end - 1));
    char after = end < expression.length() ? expression.charAt(end) : ' ';
    boolean isMeant = !inside.contains("|") && "?*{".indexOf(after) < 0 && !inside.startsWith("?!");
    if (!isMeant) {
      at = end;
    } else if (inside.startsWith("?")) {
      skipTo(":=!>)");
    }
  }

  private int endOfGroup() {
    int depth = 1;
    int end = at;
    while (end < expression.length() && depth > 0) {
      char c = expression.charAt(end++);
      if (c == '\\') {
        end = Math.min(expression.length(), end + 1);
      } else if (c == '(' || c == ')') {
        depth += c == '(' ? 1 : -1;
      }
    }
    return end;
  }

  /** A letter stands for a class or a place, any other character for itself. */
  private void escaped(char c) {
    if (Character.isLetterOrDigit(c)) {
      end();
    } else {
      word.append(c);
    }
  }

  private void end() {
    if (word.length() >= SHORTEST) {
      words.add(word.toString());
    }
    word.setLength(0);
  }

  private void skipTo(String ends) {
    while (at < expression.length() && ends.indexOf(expression.charAt(at++)) < 0) {
      if (expression.charAt(at - 1) == '\\') {
        at++;
      }
    }
  }
}
