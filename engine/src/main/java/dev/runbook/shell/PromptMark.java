package dev.runbook.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt at the beginning of a line.
 *
 * @param kind whose prompt it is
 * @param end where what was typed after it begins
 */
record PromptMark(Kind kind, int end) {
  /** Whose prompt it is. */
  enum Kind {
    /** A shell's, and it can be nothing else. */
    SHELL,
    /**
     * A lone {@code #}, {@code %} or {@code >}, or a dollar without a blank after it, which may as
     * well mean something else.
     */
    WEAK,
    /** That of another program: a database client, an interpreter, a shell that is no bash. */
    ELSEWHERE
  }

  /** {@code (venv)}, {@code [sender]} and their like, before the prompt proper. */
  private static final String BEFORE = "^\\s*(?:\\([\\w./ -]+\\) ?|\\[[\\w.:-][\\w .:-]*\\] ?)?";

  private static final String END = "(?: +|$)";

  private static final Pattern SHELL =
      Pattern.compile(
          BEFORE
              + "(?:\\$"
              + END
              + "|\\$> *"
              // [web-1]$ls
              + "|(?<=^\\[[\\w.:-]{1,40}])\\$(?=[a-z])"
              // [root@db1 ~]#
              + "|\\[[\\w.-]+@[\\w.-]+[^\\]]{0,60}\\][$#%]"
              + END
              // user@host:~$, user@host:~>
              + "|[\\w.-]+@[\\w.-]+(?::[^$#%>]{0,60})?(?:[$#%]"
              + END
              + "|> +)"
              // ana@mac shop %, root@host ~ #
              + "|[\\w.-]+@[\\w.-]+ (?:[\\w.~/-]{1,60} ?[$%]|[~/][\\w.~/-]{0,60} ?#|[$#%])"
              + END
              // sh-5.1#, bash-4.2$
              + "|(?:ba|z|k|da)?sh-\\d[\\d.]*[$#]"
              + END
              // ~ %, ~/shop $, / #, /app $: shells in small containers
              + "|~[\\w./-]* ?[$%]"
              + END
              + "|[~/] ?#"
              + END
              + "|/[\\w./-]* \\$"
              + END
              + "|[Rr]oot[$#]"
              + END
              // web-1$, infra/app$
              + "|[A-Za-z][\\w./-]*\\$"
              + END
              // web-1 $, shop-repo $: a word of one piece is no program that is given a lone dollar
              + "|[A-Za-z][\\w.]*[-_\\d][\\w.-]* +\\$ +(?=[a-z./~])"
              + "|[A-Za-z][\\w.]* {2,}\\$ +(?=[a-z./~])"
              // web-1:~#, 6ffa8eda3aaf:/ $, I have no name!@web-1:/$
              + "|(?:I have no name!@)?[\\w.-]+:[~/][\\w.~/-]{0,60} ?[$#]"
              + END
              // a prompt of two lines, which a frame joins
              + "|[┌╭][─━]+ ?(?:[\\[(]|[\\w.-]+@).*$"
              + "|[└╰][─━]*(?:[$#%❯➤]|╼ ?[$#]) *"
              + "|[❯λ»] +"
              + "|➜ (?=[a-z][\\w.-]* +(?!git:\\())"
              + "|➜ +(?:[\\w.~/-]+ +(?:git:\\([^)]*\\) *[✗✔]? *)?)?)");

  private static final String ENDS = "$#%>";

  private static final Pattern WEAK =
      Pattern.compile(BEFORE + "(?:[#%>](?: +|$)|(?<!])\\$(?=[a-z][\\w-]*(?:\\s|$)))");

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "^\\s*(?:>>> ?"
              // mysql>, MariaDB [(none)]>, SQL>, redis 10.0.0.1:6379>, rs0:PRIMARY>
              + "|(?i:mysql|psql|mariadb(?: \\[[^\\]]*])?|sqlite3?|sql|redis(?: [\\w.:-]+)?"
              + "|\\d+(?:\\.\\d+){3}:\\d+(?:\\[\\d+])?|localhost:\\d+|mongo|mongosh|test|admin|\\w+:primary"
              + "|\\w+:secondary|cqlsh(?::\\w+)?|s?ftp|hive|spark-sql|scala|jshell|julia|ghci|node|influx"
              + "|clickhouse|ksql|gremlin|duckdb|virsh|presto(?::\\w+)?|trino(?::\\w+)?|osquery|beeline|irb(?:\\([^)]*\\))?[\\d:]*|pry(?:\\([^)]*\\))?|iex(?:\\(\\d+\\))?|lftp(?:"
              + " [^>]*)?|rabbit|erl|asterisk|vtysh|cypher-shell|neo4j(?:@\\w+)?|dgraph|zk|smb:"
              + " [^>]*|    ->|gpg(?:/card)?|rman|dgmgrl|lsnrctl|asmcmd(?:"
              + " \\[[^]]*])?|ipmitool|chronyc|ntpq|[\\w-]+::[\\w ]*\\*?)>"
              + " ?|(?:\\w+)[=('\"*!^-](?:[#>] |#$)|\\((?:gdb|lldb|Pdb|mysql)\\) |In \\[\\d+]:"
              + " |\\[zk: [^\\]]*] ?\\d*\\]? ?|(?:PS )?[A-Z]:(?:\\\\[^>\\n"
              + "]*)?> ?|PS> )");

  /** Whether it is a weak one of a character. */
  boolean isWeak(String line, char mark) {
    return kind == Kind.WEAK && line.substring(0, end).stripTrailing().endsWith("" + mark);
  }

  /** The prompt at the beginning of a line, if one is there. */
  static Optional<PromptMark> at(String line) {
    if (!mayHold(line)) {
      return Optional.empty();
    }
    return elsewhere(line)
        .or(() -> found(WEAK, Kind.WEAK, line))
        .or(() -> found(SHELL, Kind.SHELL, line));
  }

  /** No other program's begins as a comment does. */
  private static Optional<PromptMark> elsewhere(String line) {
    return line.stripLeading().startsWith("#")
        ? Optional.empty()
        : found(ELSEWHERE, Kind.ELSEWHERE, line)
            .or(() -> ClientPrompt.at(line).map(at -> new PromptMark(Kind.ELSEWHERE, at.end())));
  }

  /**
   * Nearly every prompt ends with one of a few characters, or begins with one outside ASCII; the
   * others are those of clients.
   */
  private static boolean mayHold(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) > '~' || ENDS.indexOf(line.charAt(at)) >= 0) {
        return true;
      }
    }
    return ClientPrompt.mayBeOdd(line);
  }

  private static Optional<PromptMark> found(Pattern pattern, Kind kind, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(new PromptMark(kind, matcher.end())) : Optional.empty();
  }
}
