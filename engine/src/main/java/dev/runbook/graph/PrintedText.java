package dev.runbook.graph;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows what stands in shell fences and is none: output, configuration, queries, sentences.
 *
 * <p>Only what plainly is such text counts. A line that begins with a program speaks against it.
 */
final class PrintedText {
  private static final Pattern LINE =
      Pattern.compile(
          String.join(
              "|",
              // JSON and what is like it
              "\\s*[\\[{}\\]]+,?\\s*",
              "\\s*\\{\\s*\"[^\"]*\"\\s*:.*",
              "\\s*\"[^\"]*\"\\s*:.*",
              "\\s*\"[^\"]*\",?\\s*",
              // YAML, headers, properties
              "\\s*[\\w./-]+:(?:\\s.*)?",
              "[A-Z][\\w()/-]*(?: [\\w()/-]+){0,4}:(?:\\s.*)?",
              "\\s*- [\\w\"'*{\\[].*",
              "(?:-{3}|={3})\\s*",
              "\\s*\\{\\w+(?:=~?|!=|!~)\".*",
              "\\s*\\[\\[?[^\\s\\[\"'$].*",
              "\\s*\\[\\s*",
              "\\s*\\[[\\[{\\s]*\"[^\"]*\"\\s*[,:\\]].*",
              "\\s*[\\w.-]+\\s+=\\s.*",
              "[A-Za-z]\\w*(?:[.-]\\w+)+=\\S.*",
              "(?:UUID|LABEL|PARTUUID)=\\S+\\s+/\\S*\\s+\\w+\\s+\\S+.*",
              "deb(?:-src)? (?:\\[[^]]*] )?https?://.*",
              // tables, listings, trees
              "[A-Z][A-Z0-9_()%/-]+(?: [A-Z0-9_()%/-]+)*(?:\\s{2,}[A-Z][A-Z0-9_()%/ -]*)+\\s*",
              "[A-Za-z][\\w.-]*\\s{6,}[^\\s#-].*",
              "\\s*[\\p{So}～].*",
              "\\s*[│├└┌┐─═●○✓✔✗×▶►•▸].*",
              "\\s*\\+[-=+]{3,}\\s*",
              "\\s*\\|.*\\|\\s*",
              "[-=]{5,}.*",
              "-{2,}> .*",
              "[dl-][rwxsStT-]{9}\\W.*",
              "total [\\d.]+[KMGT]?",
              // logs
              "\\S+\\[\\d+]: .*",
              "[^\\s\"'$(){}<>|&;=]+:\\d+:.*",
              "(?:PLAY|TASK|RUNNING HANDLER) (?:\\[.*|RECAP.*)\\*{3,}",
              "PING \\S+ \\(.*",
              "\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[ T.].*",
              "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\w*"
                  + " +\\w.*",
              "[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d.*",
              "(?:FATA|ERRO|WARN|INFO|DEBU)\\[\\d+].*",
              "(?:real|user|sys)\\s+\\d+m[\\d.,]+s",
              "default via \\S.*",
              "[\\w.-]+ [Vv]ersion:? v?\\d.*",
              ">>? [A-Z_]\\S* .*",
              "> `.*",
              "[A-Z][a-z]+ \\{.*",
              "[A-Z]\\w*:[A-Z]\\w* .*",
              "\\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|NOTICE)\\b.*",
              "(?i:error|warning|fatal|usage|exception|traceback|panic|note)(?:\\(\\w+\\))?:.*",
              "(?:[\\w$]+\\.)+\\w+(?:Exception|Error)\\b.*",
              "\\s*\\d[\\d.,:%]*(?:[KMGTPB]i?B?)?(?:\\s.*)?",
              "\\s*[0-9a-f]{32,}(?:\\s.*)?",
              "[A-Z][\\w ]*\\([^)]*\\) \\[[^]]*]:.*",
              "\\s*\\.\\s*",
              "\\S+: line \\d+: .*",
              "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
              "\\s*(?:\\.{3}|…|\\[(?:\\.{3}|…|snip)]|<(?:snip|\\.{3})>|\\(\\.{3}\\)).*",
              // how a command is called, and what is typed in an editor
              "\\s*\\[-{1,2}[A-Za-z].*",
              "(?:Host|HostName|Hostname|IdentityFile|ProxyJump|PasswordAuthentication|PubkeyAuthentication|PermitRootLogin)\\s+\\S+",
              // what is included by the name of its file
              "-+8<-+.*",
              // options whose program stands elsewhere, patterns, and lists: no program is called
              // so
              "\\s*--?[A-Za-z]\\S*(?:\\s.*)?",
              "\\s*\\*\\S*(?:\\s.*)?",
              "\\s*[^\\s\"'$(){}<>|&;=`]+,(?:\\s.*)?",
              // other languages
              "(?:CHANGE (?:MASTER|REPLICATION)|(?:RESET|START|STOP)"
                  + " (?:SLAVE|REPLICA|MASTER))\\b.*",
              "(?:SELECT|INSERT INTO|UPDATE|DELETE"
                  + " FROM|CREATE|ALTER|DROP|WITH|GRANT|REVOKE|SET|SHOW)\\s.*",
              "(?:HTTP/\\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:/|https?:)).*",
              "(?:FROM|RUN|COPY|ENTRYPOINT|CMD|ENV|WORKDIR|EXPOSE)\\s.*",
              "\\s*(?:<\\?xml.*|</[\\w:-]+>|<[\\w:-]+(?:\\s[^>]*)?>.*</[\\w:-]+>)\\s*",
              "\\w+\\{\\w+(?:=~?|!=|!~)\".*",
              "[\\w-]+(?: \"[^\"]*\")* \\{\\s*",
              "(?:[\\d*/,-]+\\s+){4}[\\w*/,-]+\\s+\\S.*",
              "https?://\\S+",
              // sentences
              "[A-Z][a-z']+(?: [\\w'`,()-]+){3,}[.:!?]",
              "(?:[A-Z][a-z']+|An?)(?= (?:.* )?[a-z]+(?: |[!?…]*$))(?:"
                  + " (?!-)[\\w'`\",()./:=@&?-]+)+[!?…]*",
              "[A-Z][a-z]+(?: \\S+)*\\.{3}"));

  /** Columns, whatever the first word is: {@code root 3755 4.4 2.9}. */
  private static final Pattern COLUMNS = Pattern.compile("\\S+(?:\\s{2,}\\S+){2,}.*");

  private static final Pattern SCRIPT =
      Pattern.compile("(?:\\.{1,2}|~)/.*[^/]|.*\\.(?:sh|bash|py|pl|rb)");

  /** A folder alone, as listings begin. */
  private static final Pattern FOLDER = Pattern.compile("[\\w./~-]+/");

  /** Braces alone may as well group commands. */
  private static final Pattern BRACES = Pattern.compile("\\s*[\\[{}\\]]+,?\\s*");

  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*[\\[{]\\s*[\\[{]*\\s*\"[^\"]*\"\\s*[:,\\]].*");

  /**
   * What a line is can be told from its beginning; a long one would be too deep for the matcher.
   */
  private static final int LOOKED_AT = 1_000;

  private PrintedText() {}

  /** Whether what stands among commands, one line or more, plainly was printed by one. */
  static boolean isOutput(String text) {
    String line = text.lines().findFirst().orElse("");
    String first = line.substring(0, Math.min(line.length(), LOOKED_AT));
    return hasColumns(first)
        || JSON.matcher(text).matches()
        || (!BRACES.matcher(first).matches() && isLine(first));
  }

  /** Whether a text has a line that may be output. */
  static boolean standsIn(String text) {
    return text.lines()
        .anyMatch(
            line ->
                isLine(line) || hasColumns(line.substring(0, Math.min(line.length(), LOOKED_AT))));
  }

  /** Whether a text is plainly none that a shell would run. */
  static boolean isAll(String text) {
    List<String> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
            .toList();
    return !lines.isEmpty()
        && isLine(lines.get(0))
        && lines.stream().noneMatch(PrintedText::beginsWithProgram);
  }

  /** Whether a line is plainly none that a shell would run. */
  static boolean isLine(String line) {
    String start = line.substring(0, Math.min(line.length(), LOOKED_AT));
    return !beginsWithProgram(start)
        && (LINE.matcher(start).matches() || hasColumns(start) || FOLDER.matcher(start).matches());
  }

  /** Comments are often set in a column of their own. */
  private static boolean hasColumns(String line) {
    return COLUMNS.matcher(line.replaceFirst("\\s#.*", "")).matches();
  }

  private static boolean beginsWithProgram(String line) {
    String[] words = line.strip().split("\\s+", 2);
    boolean called = words.length > 1 || !words[0].equals(".");
    return (called && KnownPrograms.isKnown(words[0])) || SCRIPT.matcher(words[0]).matches();
  }
}
