package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The statements that a database client receives, each in capitals, on one line, without comments
 * and with {@code ''} for every literal, so that a word in a literal is no statement.
 */
final class SqlStatements {
  /** {@code use shop}: MySQL's client needs no semicolon after it. */
  private static final Pattern USE = Pattern.compile("(?i)\\s*use\\s+\\S+\\s*");

  private final String text;
  private final List<String> found = new ArrayList<>();
  private final StringBuilder now = new StringBuilder();
  private int at;

  private SqlStatements(String text) {
    this.text = text;
  }

  /** The statements of a text. */
  static List<String> in(String text) {
    return new SqlStatements(text).read();
  }

  private List<String> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("--", at)) {
        skipTo("\n");
      } else if (text.startsWith("/*!", at)) {
        conditional();
      } else if (text.startsWith("*/", at)) {
        at += 2;
        now.append(' ');
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
      } else if (c == ';' || (c == '\n' && USE.matcher(now).matches())) {
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

  /** {@code /*!40000 DROP …}: MySQL runs what stands in it. */
  private void conditional() {
    at += 3;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
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
