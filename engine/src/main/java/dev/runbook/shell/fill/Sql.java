package dev.runbook.shell.fill;

import dev.runbook.shell.program.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SQL text, to find the quotes around a placeholder.
 *
 * <p>Strings and quoted names as in PostgreSQL's manual, 4.1 (with its default {@code
 * standard_conforming_strings}), MySQL's reference, 11.1.1 and 11.2, and SQLite's "SQL As
 * Understood By SQLite".
 */
final class Sql {
  static final Set<String> CLIENTS = Set.of("psql", "mysql", "mariadb", "sqlite3");

  private static final Set<String> MYSQL = Set.of("mysql", "mariadb");

  /** The words after which a name is; anywhere else a word could be a column or a condition. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|table|update|database|role|user|schema|index|view|sequence|extension|column|exists|to|owner|truncate|analyze|vacuum|use|only|reindex|cluster|group)\\s+$");

  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");
  private static final String INSTEAD = "write it in quotes, as an SQL string: '<value>'";

  private final String program;
  private final String text;
  private final int to;
  private int at;

  private Sql(String program, String text, int to) {
    this.program = program;
    this.text = text;
    this.to = to;
  }

  /** The argument as SQL, where it is that and not a file, a host or a database. */
  static Optional<String> argument(List<String> argv, int at) {
    String program = argv.get(0);
    String word = argv.get(at);
    String before = argv.get(at - 1);
    if (program.equals("sqlite3")) {
      int database =
          ShortOptions.skip(
              argv,
              1,
              "",
              List.of("-separator", "-cmd", "-init", "-newline", "-nullvalue", "-mmap"));
      return at > database || before.equals("-cmd") ? Optional.of(word) : Optional.empty();
    }
    String longOption = MYSQL.contains(program) ? "--execute" : "--command";
    String cluster =
        MYSQL.contains(program) ? "-[bBCEfGHiIjLnNqrsStTvVwWX]*e" : "-[1aAbeElnqsStVwWxXz0]*c";
    if (before.equals(longOption) || before.matches(cluster)) {
      return Optional.of(word);
    }
    if (word.startsWith(longOption + "=")) {
      return Optional.of(word.substring(longOption.length() + 1));
    }
    Matcher glued = Pattern.compile(cluster + "(?=.)").matcher(word);
    return glued.lookingAt() ? Optional.of(word.substring(glued.end())) : Optional.empty();
  }

  /** Whether a client reads what to do from its input: it is told nothing in its arguments. */
  static boolean readsItsInput(List<String> argv) {
    String program = argv.get(0);
    if (program.equals("sqlite3")) {
      return Catalogue.shipped().call(argv).operands().size() < 2;
    }
    String told =
        MYSQL.contains(program)
            ? "-[bBCEfGHiIjLnNqrsStTvVwWX]*e.*|--execute.*"
            : "-[1aAbeElnqsStVwWxXz0]*[cf].*|--command.*|--file.*";
    return argv.stream()
        .skip(1)
        .noneMatch(word -> word.matches("(?s)" + told) && !word.matches("-f-|--file=-"));
  }

  /** The slot in SQL for a client. */
  static Slot slot(String program, String text, char mark) {
    return new Sql(program, text, text.indexOf(mark)).read();
  }

  private boolean mysql() {
    return MYSQL.contains(program);
  }

  private Slot read() {
    if (program.equals("sqlite3") && text.stripLeading().startsWith(".")) {
      return limited("it is in a command of the client itself", "write SQL instead");
    }
    while (at < to) {
      int start = at;
      Optional<Slot> found = next();
      if (found.isPresent()) {
        return found.get();
      }
      at = Math.max(at, start + 1);
    }
    return bare();
  }

  /** Passes one token over, or says what the place in it takes. */
  private Optional<Slot> next() {
    char c = text.charAt(at);
    if (text.startsWith("--", at) || (c == '#' && mysql())) {
      return over("\n", limited("it is in a comment of the SQL", ""));
    }
    if (text.startsWith("/*", at)) {
      return over("*/", limited("it is in a comment of the SQL", ""));
    }
    if (c == '\\' && !mysql()) {
      return Optional.of(
          limited(
              "it is in a command of the client itself",
              "write SQL instead of a command with a backslash"));
    }
    Matcher dollars = DOLLAR_QUOTE.matcher(text).region(at, text.length());
    if (!mysql() && dollars.lookingAt()) {
      String tag = dollars.group();
      at += tag.length();
      return over(tag, limited("it is in a string in dollar quotes", INSTEAD));
    }
    return switch (c) {
      case '\'' -> quoted('\'', string());
      case '"' ->
          quoted('"', mysql() ? level(EncodingLevel.MYSQL_DOUBLE) : level(EncodingLevel.SQL_NAME));
      case '`' -> mysql() ? quoted('`', level(EncodingLevel.MYSQL_NAME)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Slot string() {
    boolean prefixed =
        at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))
            || at > 1 && text.charAt(at - 1) == '&';
    if (prefixed) {
      return limited("it is in a string whose quotes have a letter before them", INSTEAD);
    }
    return level(mysql() ? EncodingLevel.MYSQL_STRING : EncodingLevel.SQL_STRING);
  }

  private static Slot level(EncodingLevel level) {
    return Slot.any().behind(level);
  }

  /** Passes what is in quotes; the place inside takes what the slot says. */
  private Optional<Slot> quoted(char quote, Slot inside) {
    boolean backslash = mysql() && quote != '`' || inside.takes() != AllowedValues.ANY;
    for (at++; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\\' && backslash) {
        at++;
      } else if (c == quote) {
        if (at + 1 < text.length() && text.charAt(at + 1) == quote && at + 1 < to) {
          at++;
        } else {
          at++;
          return Optional.empty();
        }
      }
    }
    return at > to
        ? Optional.of(limited("a backslash right before it would escape its first character", ""))
        : Optional.of(inside);
  }

  private Optional<Slot> over(String end, Slot inside) {
    int close = text.indexOf(end, at + 1);
    if (close < 0 || close >= to) {
      return Optional.of(inside);
    }
    at = close + end.length();
    return Optional.empty();
  }

  /** Outside quotes a name can be where only a name can, and a number elsewhere. */
  private Slot bare() {
    int start = to;
    while (start > 0
        && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
      start--;
    }
    boolean partOfName = start < to && Character.isLetter(text.charAt(start));
    String before = text.substring(0, start).toLowerCase(Locale.ROOT);
    String reason = "it is outside quotes in text for `" + program + "`, where it is read as SQL";
    if (partOfName) {
      return Slot.of(AllowedValues.WORD, reason, INSTEAD);
    }
    AllowedValues takes = NAMES.matcher(before).find() ? AllowedValues.NAME : AllowedValues.NUMBER;
    return Slot.of(takes, reason, INSTEAD);
  }

  private static Slot limited(String reason, String instead) {
    return Slot.of(AllowedValues.CODE, reason, instead);
  }
}
