package dev.runbook.shell;

import dev.runbook.work.Lines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client shows before what is typed into it, and a program that is told in the same
 * language.
 *
 * @param client the name of a program that leads to such a prompt
 * @param end where what was typed begins
 */
public record ClientPrompt(String client, int end) {
  private static final String ENDS = ">#*";

  /** No prompt is longer. */
  private static final int LONGEST = 200;

  private record Shape(Pattern prompt, String client) {
    static Shape of(String client, String prompt) {
      return new Shape(Pattern.compile("\\s*(?:" + prompt + ")"), client);
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          // shop=#, shop=>, shop(#, shop-#
          Shape.of("psql", "[A-Za-z_]\\w*(?:=[#>]|[('\"*!^-]#)(?: +|$)|psql> *"),
          Shape.of("mysql", "(?i:mysql|mariadb(?: \\[[^\\]]*])?)> *|\\(mysql\\) *"),
          Shape.of("sqlite3", "(?i:sqlite3?)> *"),
          Shape.of("sqlplus", "SQL> *"),
          Shape.of("cqlsh", "(?:\\w+@)?cqlsh(?::\\w+)?> *"),
          Shape.of(
              "redis-cli",
              "(?:redis(?:"
                  + " [\\w.:-]+)?|(?:\\d+(?:\\.\\d+){3}|localhost|[\\w-]+):6\\d{3}(?:\\[\\d+])?)>"
                  + " *"),
          Shape.of(
              "mongosh",
              "(?:mongo(?:sh)?|[\\w-]+:(?:PRIMARY|SECONDARY)|[\\w-]+ \\[[^\\]]*] \\w+)> *"),
          Shape.of("python3", ">>> *|In \\[\\d+]: *"),
          Shape.of("irb", "(?:irb|pry)(?:\\([^)]*\\))?[\\d:]*[>*] *"),
          Shape.of("iex", "iex(?:\\([^)]*\\))?> *"),
          Shape.of("clickhouse-client", "[\\w-]+ :\\) *"),
          Shape.of("sftp", "s?ftp> *"));

  /**
   * Each of them ends with one of a few characters, but for those with a beginning of their own.
   */
  private static boolean mayHold(String line) {
    if (mayBeOdd(line)) {
      return true;
    }
    for (int at = 0; at < Math.min(line.length(), LONGEST); at++) {
      if (ENDS.indexOf(line.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line may begin with a prompt that ends with a colon or a bracket. */
  static boolean mayBeOdd(String line) {
    String ink = line.stripLeading();
    return ink.startsWith("(")
        || ink.startsWith("In [")
        || ink.startsWith("[zk:")
        || ink.contains(" :)");
  }

  /** Whether a line of a text begins with the prompt of a client. */
  public static boolean standsIn(String text) {
    return Lines.any(text, line -> at(line).isPresent());
  }

  /** Whether a line is such a prompt, and nothing was typed after it. */
  public static boolean isBare(String line) {
    return at(line).filter(prompt -> line.substring(prompt.end()).isBlank()).isPresent();
  }

  /** The prompt of a client at the beginning of a line, if one is there. */
  public static Optional<ClientPrompt> at(String line) {
    if (!mayHold(line)) {
      return Optional.empty();
    }
    String start = line.substring(0, Math.min(line.length(), LONGEST));
    for (Shape shape : SHAPES) {
      Matcher matcher = shape.prompt().matcher(start);
      if (matcher.lookingAt()) {
        return Optional.of(new ClientPrompt(shape.client(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
