package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that a database client receives, each in capitals, on one line, without comments
 * and with {@code ''} for every literal, so that a word in a literal is no statement.
 *
 * <p>A literal that is run itself, by {@code \gexec} or {@code EXECUTE IMMEDIATE}, is a statement
 * after the one that holds it. Where clients differ about a backslash in a literal, both readings'
 * statements are there. Literals as in PostgreSQL's manual, 4.1, and MySQL's, 11.1.1; the clients'
 * own commands as in the man page of psql and MySQL's manual, 6.5.1.2.
 */
final class SqlStatements {
  /** {@code use shop}: MySQL's client needs no semicolon after it. */
  private static final Pattern USE = Pattern.compile("(?i)\\s*use\\s+\\S+\\s*");

  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

  private static final Pattern CLIENT_COMMAND =
      Pattern.compile("\\\\([A-Za-z_+]+|.)", Pattern.DOTALL);

  /** psql's separators, and MySQL's {@code \G}: SQL goes on behind them on the same line. */
  private static final Set<String> ENDS_ONLY = Set.of(";", "\\", "G");

  /** What runs the text of its literals. */
  private static final Pattern RUNS_LITERALS =
      Pattern.compile(
          "(?:PREPARE \\S+ FROM|EXEC(?:UTE)?(?: IMMEDIATE)? ?\\(? ?N?''|EXEC(?:UTE)?"
              + " (?:\\S+\\.)?SP_EXECUTESQL|SELECT .*\\b(?:CRON\\.SCHEDULE\\w*|DBLINK(?:_EXEC)?)"
              + " ?\\().*");

  /** How a statement begins, in a literal that is run. */
  private static final Pattern BEGINS_STATEMENT =
      Pattern.compile(
          "(?is)\\s*(?:alter|analyze|call|cluster|comment|copy|create|delete|drop|execute|grant|insert|kill|lock|merge|optimize"
              + "|purge|refresh|reindex|rename|replace|reset|revoke|select|set|show|truncate|update|vacuum|with)\\b.*");

  /** Stands for what is put together with literals when the statement runs. */
  private static final String JOINED = "?";

  private final String text;
  private final boolean escapes;
  private final List<String> found = new ArrayList<>();
  private final StringBuilder now = new StringBuilder();
  private final List<String> literals = new ArrayList<>();
  private int at;

  private SqlStatements(String text, boolean escapes) {
    this.text = text;
    this.escapes = escapes;
  }

  /** The statements of a text. */
  static List<String> in(String text) {
    List<String> standard = new SqlStatements(text, false).read();
    if (!text.contains("\\'") && !text.contains("\\\"")) {
      return standard;
    }
    Set<String> either = new LinkedHashSet<>(standard);
    either.addAll(new SqlStatements(text, true).read());
    return List.copyOf(either);
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
      } else if (c == '"' || c == '`') {
        quotedName(c);
      } else if (c == '$' && DOLLAR_QUOTE.matcher(text).region(at, text.length()).lookingAt()) {
        dollarQuoted();
      } else if (c == '\\') {
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
    boolean escaped = escapes || isAfterE();
    StringBuilder content = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("''", at) || (escaped && c == '\\' && at + 1 < text.length())) {
        content.append(text.charAt(at + 1));
        at += 2;
      } else {
        at++;
        if (c == '\'') {
          break;
        }
        content.append(c);
      }
    }
    takeLiteral(content.toString());
  }

  /** PostgreSQL's {@code E'…'}: a backslash in it takes the next character's meaning away. */
  private boolean isAfterE() {
    int last = now.length() - 1;
    return last >= 0
        && "eE".indexOf(now.charAt(last)) >= 0
        && (last == 0 || !Character.isLetterOrDigit(now.charAt(last - 1)));
  }

  private void dollarQuoted() {
    Matcher mark = DOLLAR_QUOTE.matcher(text).region(at, text.length());
    String quote = mark.lookingAt() ? mark.group() : "$$";
    int from = at + quote.length();
    int end = text.indexOf(quote, from);
    takeLiteral(text.substring(from, end < 0 ? text.length() : end));
    at = end < 0 ? text.length() : end + quote.length();
  }

  private void takeLiteral(String content) {
    literals.add(content);
    now.append("''");
  }

  /** A name, or MySQL's string: what it holds ends no statement and begins no literal. */
  private void quotedName(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += escapes && text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      now.append(quote);
      at++;
      return;
    }
    String content = text.substring(at + 1, end);
    literals.add(content);
    now.append(quote).append(content.replace("'", "")).append(quote);
    at = end + 1;
  }

  /**
   * {@code \dt}, {@code \i file}: to the end of its line, with no semicolon. One that begins with
   * {@code g} or {@code G} ends the statement before it, and others stand between two.
   */
  private void clientCommand() {
    Matcher command = CLIENT_COMMAND.matcher(text).region(at, text.length());
    if (!command.lookingAt()) {
      at++;
      return;
    }
    if (ENDS_ONLY.contains(command.group(1))) {
      end();
      at = command.end();
      return;
    }
    int to = endOfClientCommand(command.end());
    String line = text.substring(at, to);
    if (command.group(1).equals("gexec")) {
      endOfQueryWhoseRowsRun();
    } else {
      end();
    }
    now.append(line);
    at = command.end();
    String rest = text.substring(at, to);
    end();
    if (command.group(1).equals("g") && !rest.isBlank()) {
      found.addAll(new SqlStatements(rest, escapes).read());
    }
    at = to;
  }

  /** The end of its line, or psql's separator {@code \\}. */
  private int endOfClientCommand(int from) {
    int lineEnd = text.indexOf('\n', from);
    int end = lineEnd < 0 ? text.length() : lineEnd;
    int separator = text.substring(from, end).indexOf("\\\\");
    return separator < 0 ? end : from + separator;
  }

  private void endOfQueryWhoseRowsRun() {
    List<String> inner = List.copyOf(literals);
    end();
    if (!addRun(inner)) {
      found.add("\\GEXEC UNREAD");
    }
  }

  /** Adds what literals say when they are run; whether they begin a statement at all. */
  private boolean addRun(List<String> inner) {
    int first = 0;
    while (first < inner.size() && !BEGINS_STATEMENT.matcher(inner.get(first)).matches()) {
      first++;
    }
    if (first == inner.size()) {
      return false;
    }
    String run = String.join(" " + JOINED + " ", inner.subList(first, inner.size()));
    found.addAll(new SqlStatements(run, escapes).read());
    inner.subList(first, inner.size()).stream()
        .filter(each -> BEGINS_STATEMENT.matcher(each).matches())
        .forEach(each -> found.addAll(new SqlStatements(each, escapes).read()));
    return true;
  }

  private void end() {
    String statement = now.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    List<String> inner = List.copyOf(literals);
    now.setLength(0);
    literals.clear();
    if (!statement.isEmpty()) {
      found.add(statement);
      if (RUNS_LITERALS.matcher(statement).matches()) {
        addRun(inner);
      }
    }
  }
}
