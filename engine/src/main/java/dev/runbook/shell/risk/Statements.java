package dev.runbook.shell.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements that a database's client is told, each in capitals, on one line, without comments
 * and with {@code ''} for every literal: so that a word in a literal is no statement.
 */
final class Statements {
  private final String text;
  private final List<String> found = new ArrayList<>();
  private final StringBuilder now = new StringBuilder();
  private int at;

  private Statements(String text) {
    this.text = text;
  }

  /** The statements that a command holds in its options, its operands and what it is fed. */
  static List<String> of(ParsedCommand command) {
    List<String> places = command.details().statements();
    if (places.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    List<String> words = command.words();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      int equals = word.indexOf('=');
      if (takesStatements(word, places) && at + 1 < words.size()) {
        all.addAll(in(words.get(at + 1)));
      } else if (equals > 0 && places.contains(word.substring(0, equals))) {
        all.addAll(in(word.substring(equals + 1)));
      }
    }
    if (places.contains("operand")) {
      command.operands().stream().skip(1).forEach(operand -> all.addAll(in(operand)));
    }
    command.called().fed().text().ifPresent(fed -> all.addAll(in(fed)));
    return all;
  }

  /** {@code -c}, {@code --command}, and a cluster such as {@code -Atc}. */
  private static boolean takesStatements(String word, List<String> places) {
    boolean cluster = word.matches("-[A-Za-z]{2,}");
    return places.contains(word)
        || (cluster && places.contains("-" + word.charAt(word.length() - 1)));
  }

  static List<String> in(String text) {
    return new Statements(text).read();
  }

  private List<String> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("--", at)) {
        skipTo("\n");
      } else if (text.startsWith("/*", at)) {
        skipTo("*/");
      } else if (c == '\'') {
        literal();
      } else if (text.startsWith("$$", at)) {
        at += 2;
        skipTo("$$");
        now.append("''");
      } else if (c == '\\' && now.toString().isBlank()) {
        clientCommand();
      } else if (c == ';') {
        end();
        at++;
      } else {
        now.append(c);
        at++;
      }
    }
    end();
    return found;
  }

  private void skipTo(String mark) {
    int end = text.indexOf(mark, at);
    at = end < 0 ? text.length() : end + mark.length();
    now.append(' ');
  }

  /** Two quotes inside stand for one. */
  private void literal() {
    at++;
    while (at < text.length()) {
      if (text.startsWith("''", at)) {
        at += 2;
      } else if (text.charAt(at++) == '\'') {
        break;
      }
    }
    now.append("''");
  }

  /** {@code \dt}, {@code \i file}: a line of its own, which no semicolon ends. */
  private void clientCommand() {
    int lineEnd = text.indexOf('\n', at);
    int end = lineEnd < 0 ? text.length() : lineEnd;
    now.setLength(0);
    now.append(text, at, end);
    at = end;
    end();
  }

  private void end() {
    String statement = now.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    if (!statement.isEmpty()) {
      found.add(statement);
    }
    now.setLength(0);
  }
}
