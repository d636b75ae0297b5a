package dev.runbook.graph;

import dev.runbook.work.Lines;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises text in shell fences that is not shell text: output, configuration, queries,
 * sentences.
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
              "\\s*\"[^\"$]*\",\\s*",
              "\\s*\"(?![~./])[^\"$]*\"\\s*",
              "\\s*(?:\"\\w+\"=\"[^\"]*\" ?){2,}.*",
              "\\s*'[\\[{].*[\\]}]',?\\s*",
              "map\\[\\w+:.*",
              // YAML, headers, properties
              "\\s*[\\w./-]+:(?:\\s.*)?",
              "[A-Z][\\w()/-]*(?: [\\w()/-]+){0,4}:(?:\\s.*)?",
              "\\s*- [\\w\"'*{\\[].*",
              "(?:-{3}|={3})\\s*",
              "\\s*\\{\\w+(?:=~?|!=|!~)\".*",
              "\\s*\\[\\[?[^\\s\\[\"'$].*",
              "\\s*\\[\\s*",
              // what is still to be done
              "\\s*\\[[ xX]?\\]\\s+[A-Za-z].*",
              "\\s*\\[[\\[{\\s]*\"[^\"]*\"\\s*[,:\\]].*",
              "\\s*[\\w.-]+\\s+=\\s.*",
              "[A-Za-z]\\w*(?:[.-]\\w+)+=\\S.*",
              "(?:UUID|LABEL|PARTUUID)=\\S+\\s+/\\S*\\s+\\w+\\s+\\S+.*",
              "deb(?:-src)? (?:\\[[^]]*] )?https?://.*",
              "\\S+\\s+/\\S*\\s+[\\w.-]+\\s+(?:\\w+,)*(?:defaults|rw|ro|noauto|nofail)"
                  + "(?:,\\S*(?:\\s+\\d\\s+\\d)?|\\s+\\d\\s+\\d)",
              "options \\w+(?: \\w+=\\S+)+",
              "(?:include|server_name|listen|proxy_\\w+|ssl_\\w+|add_header|client_max_body_size)"
                  + " [^;]*;",
              "acl \\w+ (?:src|dst|srcdomain|dstdomain|localip|port|proto|method|url_regex) .*",
              "(?:http_access|icp_access) (?:allow|deny) .*|http_port \\d.*",
              "\\s*(?:allow|deny) (?:from )?(?:all|\\d+(?:\\.\\d+){3}(?:/\\d+)?)(?:\\s+#.*)?",
              "\\s*username \"[^\"]*\" password \"[^\"]*\".*",
              "(?:requirepass|masterauth) \\S+",
              "push \"(?:route|dhcp-option|redirect-gateway)\\b[^\"]*\"",
              "(?:Cmnd|User|Host|Runas)_Alias \\w+ ?=.*|[%\\w-]+ +ALL ?= ?\\(.*",
              "\\s*\\w+(?: \\w+)*\\[\\d+\\] : .*",
              "[a-z]+ #\\d+",
              // tables, listings, trees
              "[A-Z][A-Z0-9_()%/-]+(?: [A-Z0-9_()%/-]+)*(?:\\s{2,}[A-Z][A-Z0-9_()%/ -]*)+\\s*",
              "[A-Za-z][\\w.-]*\\s{6,}[^\\s#-].*",
              "\\s*[\\p{So}～[\\p{Sm}&&[^\\p{ASCII}]]].*",
              "\\s*[│├└┌┐─═●○✓✔✗×▶►•▸].*",
              "\\s*\\+[-=+]{3,}\\s*",
              "\\s*\\|.*\\|\\s*",
              "[-=]{5,}.*",
              "-{2,}> .*",
              "[bcdlps-][rwxsStT-]{9}\\W.*",
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
              "[IWEDF] \\| .*",
              "(?:[a-z]+=\\S+ )*(?:level|lvl|severity)=\\w+"
                  + " .*\\b(?:msg|message|err|error|caller|ts)=.*",
              "(?:notBefore|notAfter|subject|issuer|serial)=.*",
              // what a cluster's client says of an object
              "\\S+/\\S+"
                  + " (?:created|configured|unchanged|deleted|patched|scaled|restarted|labeled|annotated|edited|exposed|cordoned|uncordoned|drained|replaced|condition"
                  + " met|env updated)\\b.*",
              "[a-z.]+ \"[^\"]+\" (?:force )?(?:deleted|created)\\b.*",
              "(?:real|user|sys)\\s+\\d+m[\\d.,]+s",
              "default via \\S.*",
              "[\\w.-]+ [Vv]ersion:? v?\\d.*",
              "[a-z]+ (?=[a-f]*\\d)[0-9a-f]{16,}(?: [a-z]+){2,}\\b.*",
              // bash takes no parenthesis right behind a word
              "(?!function )[a-z][\\w-]*(?:"
                  + " [^\\s\"'`$|;&<>(){}]+)+\\w\\([^()\"'`$|;&<>{}]+\\)[^\"'`$|;&<>{}:]*",
              "[\\w-]+(?: [\\w./:-]+){0,5} (?:successfully|succeeded)[.!]?",
              "\\w+> <[^<>]+>",
              ">>? [A-Z_]\\S* .*",
              "> `.*",
              "[A-Z][a-z]+ \\{.*",
              "[A-Z]\\w*:[A-Z]\\w* .*",
              "\\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|NOTICE)\\b.*",
              "(?i:error|warning|fatal|usage|exception|traceback|panic|note)(?:\\(\\w+\\))?:.*",
              "(?:[\\w$]+\\.)+\\w+(?:Exception|Error)\\b.*",
              "\\s*\\d[\\d.,:%]*(?:[KMGTPB]i?B?|m?s|m|h|d|Mi|Ki)?(?:\\s.*)?",
              "\\s*\\d[\\w.]*[-,:;/%+][\\w.,:;/%+-]*(?:\\s.*)?",
              "\\s*[0-9a-f]{32,}(?:\\s.*)?",
              "\\s*[\\w-]*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[\\w-]*(?:\\s.*)?",
              "\\s*[0-9A-HJKMNP-TV-Z]{26}(?:\\s.*)?",
              "\\s*[\\w-]*\\d{8,}\\w*(?:\\s.*)?",
              "[A-Z]{2,}-\\d+(?:-\\d+)*",
              "v\\d+(?:\\.\\d+)+\\S*",
              "(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\\S+|sk-\\S+@openssh\\.com)"
                  + " [A-Za-z0-9+/=.…]+(?: .*)?",
              "[A-Z][\\w ]*\\([^)]*\\) \\[[^]]*]:.*",
              "\\s*\\.\\s*",
              "\\S+: line \\d+: .*",
              "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
              "\\s*(?:\\.{3}|…|\\[(?:\\.{3}|…|snip)]|<(?:snip|\\.{3})>|\\(\\.{3}\\)).*",
              // how a command is called, and what is typed in an editor
              "\\s*\\[-{1,2}[A-Za-z].*",
              "(?:Host|HostName|Hostname|IdentityFile|ProxyJump|PasswordAuthentication|PubkeyAuthentication|PermitRootLogin)\\s+\\S+",
              "(?:nameserver|search|domain) [\\w-]+(?:[.:][\\w-]*)+(?: [\\w.:-]+)*",
              // what is included by the name of its file
              "-+8<-+.*",
              // options whose program stands elsewhere, patterns, and lists: no program is called
              // so
              "\\s*--?[A-Za-z]\\S*(?:\\s.*)?",
              "\\s*\\*\\S*(?:\\s.*)?",
              "\\s*[^\\s\"'$(){}<>|&;=`]+,(?:\\s.*)?",
              "\\s*[^\\s\"'$()<>|&;=`]+,",
              // rows with bars between their cells, what is to be filled in, names in capitals
              "[\\w.:/@-]+(?:\\|[\\w.:/@-]*)*\\|\\d+(?:\\|[\\w.:/@-]*)*",
              "\\{[A-Za-z][^{}$;|&\"'`]*\\s[^{}$;|&\"'`]*\\w\\}",
              "[A-Z][A-Z0-9_-]*(?:\\[[^\\]\\s]*\\][A-Z0-9_-]*)+",
              // other languages
              "(?:CHANGE (?:MASTER|REPLICATION)|(?:RESET|START|STOP)"
                  + " (?:SLAVE|REPLICA|MASTER))\\b.*",
              "(?:SELECT|INSERT INTO|UPDATE|DELETE"
                  + " FROM|CREATE|ALTER|DROP|WITH|GRANT|REVOKE|SET|SHOW)\\s.*",
              "(?:HTTP/\\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:/|https?:)).*",
              "(?:FROM|RUN|COPY|ENTRYPOINT|CMD|ENV|WORKDIR|EXPOSE)\\s.*",
              "\\s*(?:<\\?xml.*|</[\\w:-]+>|<[\\w:-]+(?:\\s[^>]*)?>.*</[\\w:-]+>)\\s*",
              "\\w+\\{\\w+(?:=~?|!=|!~)\".*",
              "[\\w-]+(?: \"[^\"]*\")* \\{\\s*}?\\s*",
              "(?:[\\d*/,-]+\\s+){4}[\\w*/,-]+\\s+\\S.*",
              "\\s*[A-Za-z][A-Za-z0-9+.-]*://\\S*(?:\\s.*)?",
              "//.*",
              // keys, and what clients of databases read
              "<?(?:Ctrl|CTRL|Cmd|CMD|Alt|Shift)>?[-+ ]\\S.*",
              "\\^[A-Z].*",
              ":[A-Za-z!]\\S*(?:\\s.*)?",
              "\\\\(?:c|connect|conninfo|copy|d[a-zA-Z]*\\+?|echo|encoding|ef|ev|g|gset|gx|i|ir|l\\+?|password|pset|q"
                  + "|set|t|timing|unset|watch|x)(?:\\s+[^-\\s].*)?;?",
              "\\.(?:tables|schema|quit|exit|headers?|mode|dump|databases|indexes|indices|help|read|open|backup|restore|timer)(?:"
                  + " .*)?",
              "(?:fields|filter|stats|display|parse) @\\w.*",
              "from [\\w.]+ import \\S.*",
              "(?:async )?def \\w+\\([^()]*\\)(?: -> [^:]+)?:",
              "pub (?:struct|enum|fn|mod|use|trait) .*",
              "import \\w+(?:\\.\\w+)+(?:/[\\w.-]+)+",
              // what is measured
              "[a-z]+(?:_[a-z]+){2,}_(?:seconds|bytes|ratio|total)(?:_(?:bucket|count|sum))?",
              "import [a-z_]\\w*(?:\\.\\w+)*(?: as \\w+)?",
              "\\s*gem ['\"][\\w./-]+['\"](?:,.*|\\s+#.*)?",
              // sentences
              "[A-Z][a-z']+(?: [\\w'`,()-]+){3,}[.:!?]",
              "(?:[A-Z][a-z']+|An?)(?= (?:.* )?[a-z]+(?: |[!?…]*$))(?:"
                  + " (?!-)[\\w'`\",()./:=@&?-]+)+[!?…]*",
              "[A-Z][a-z]+(?: \\S+)*(?:\\.{3}|!)",
              "[A-Z][a-z]{2,}",
              "\\s*[A-Z][a-z']+(?:/\\w+)?(?: [a-z]{2,}(?:/[a-z]+)?)+",
              "[A-Z]\\w+ / .*",
              "[A-Z][a-z]+ (?:to|the|is|are|was|were|has|have|not|an?|no|of) .*",
              "'[^']*'(?: [a-z]{2,}){2,}.*",
              "(?:e\\.g\\.|i\\.e\\.|etc\\.)(?:\\s.*)?",
              "@[\\w-]+(?:\\s.*)?",
              "[^\"'#]*\\s[→⇒←↔⇄] .*",
              "[^\\s\"'$]+ -> .*",
              "[\\w.]+ (?:>=|<=|==|!=|>|<) \\S+ (?:AND|OR) .*",
              "[^\\s\"'$=:]*[/*][^\\s=:]*(?:\\s+|(?<=\\*))@[\\w-]+(?:/[\\w-]+)?(?:\\s.*)?",
              // names and paths that are no program's
              "(?:/[\\w.-]+)+(?::(?:/[\\w.-]+)+)+",
              "\\.\\w[\\w.-]*",
              "[\\w./-]*/(?=[a-f]*\\d)[0-9a-f]{12,}",
              // words in capitals: queries, names; what is set is given its value
              "[A-Z]{2,}(?: (?![-<>|&])\\S+)+",
              "(?:EXIT|QUIT|HELP|COMMIT|ROLLBACK|BEGIN);?",
              "[A-Z][A-Z0-9]*(?:_\\w+)+\\*?",
              "[A-Z][a-z]+(?:[A-Z][a-z]*)+ (?:yes|no|none|all|any|\\d\\S*|[^\\s-]\\S*[,/:]\\S*)",
              // what is wrong, as programs say it
              "(?:unable|failed|cannot|missing|invalid|unexpected|permission|wrong|no) [a-z]+"
                  + " (?!-)\\S.*",
              "created key \\[.*"));

  /** Lines that begin with a program's name because it printed them. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?:npm|pnpm|yarn) (?:ERR!|WARN|notice) .*|\\s*gem ['\"].*"
              + "|(?:e2fsck|git|go|node|python3?|ruby|java|openjdk|docker|terraform|nginx|perl|php|cargo|rustc|gcc|helm)"
              + " (?:version:? \"?(?:go)?)?v?\\d+(?:\\.\\d+)+\\S*(?:[ ,(].*)?|[\\w-]+"
              + " \\(v?\\d+(?:\\.\\d+)+\\b[^)]*\\).*|\\w+ aborted!"
              // how a watcher of services is told what to do
              + "|set (?:httpd|daemon|mailserver|eventqueue|statefile|idfile) .*");

  /** The name of a file that no shell runs, alone in its line. */
  private static final Pattern DATA_FILE =
      Pattern.compile(
          "\\s*(?:[\\w.~/@*{}+-]|<[^<>]*>)*\\.(?:md|ya?ml|json|jsonnet|toml|ini|conf|cfg|cnf|txt|log|csv|tsv|sql|env"
              + "|lock|pem|crt|cer|key|pub|img|iso|elf|service|timer|socket|tf|tfvars|html?|xml|png|jpe?g|svg|pdf|rtf|docx?|xlsx?|gz"
              + "|tgz|zip|zst|bak|backup|java|kt|go|rs|tsx?|css|proto|properties|gradle|j2|tmpl|tpl|erb),?\\s*");

  /** At least three names in small letters. */
  private static final Pattern HEAD =
      Pattern.compile("\\s*[a-z][a-z_]+(?:\\s+[a-z%][a-z0-9._%]*){2,}\\s*");

  /** A name of several parts: {@code docs.count}. */
  private static final Pattern OF_PARTS = Pattern.compile("[a-z][._][a-z]");

  private static final Pattern FIGURE = Pattern.compile("\\S*\\d\\S*");

  /** {@code id = "x"}: what other languages set. */
  private static final Pattern SET = Pattern.compile("\\s*\\w+\\s+=\\s.*");

  /** A comment that stands in a column of its own. */
  private static final Pattern COMMENT = Pattern.compile("\\s#.*");

  /** Columns, whatever the first word is: {@code root 3755 4.4 2.9}. */
  private static final Pattern COLUMNS = Pattern.compile("\\s*\\S+(?:(?:\\s{2,}|\\t)\\S+){2,}.*");

  private static final Pattern BLANK = Pattern.compile("\\s");

  private static final Pattern BRANCH = Pattern.compile("^\\s*(?:[│├└]|\\|-- |`-- )");

  /** {@code -----+-----}: what database clients draw below the names of columns. */
  private static final Pattern RULE = Pattern.compile("\\s*-{2,}(?:\\+-{2,})+\\s*");

  private static final Pattern SETTING = Pattern.compile("\\w+=.*");

  private static final Pattern MARKS_OF_COMMENT = Pattern.compile("#+");

  private static final Pattern SCRIPT =
      Pattern.compile("(?:\\.{1,2}|~)/[^=]*[^/=]|[^=]*\\.(?:sh|bash|py|pl|rb)");

  /** A folder alone, as listings begin. */
  private static final Pattern FOLDER = Pattern.compile("(?:[\\w./~@*{}-]|<[^<>]*>)+/");

  /** Braces alone may as well group commands. */
  private static final Pattern BRACES = Pattern.compile("\\s*[\\[{}\\]]+,?\\s*");

  private static final String OPENING = "[{";

  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*[\\[{]\\s*[\\[{]*\\s*\"[^\"]*\"\\s*[:,\\]].*");

  /**
   * What a line is can be told from its beginning; a long one would be too deep for the matcher.
   */
  private static final int LOOKED_AT = 1_000;

  private PrintedText() {}

  /** Whether what stands among commands, one line or more, plainly was printed by one. */
  static boolean isOutput(String text) {
    return isOutput(text, PrintedText::isLine);
  }

  /** The same for somebody who knows of each line whether it is none that a shell would run. */
  static boolean isOutput(String text, Predicate<String> isLine) {
    String line = Lines.first(text);
    String first = line.substring(0, Math.min(line.length(), LOOKED_AT));
    return hasColumns(first)
        || (OPENING.indexOf(firstInk(text)) >= 0 && JSON.matcher(text).matches())
        || (!areBraces(first) && isLine.test(first));
  }

  private static boolean areBraces(String line) {
    return "[{}]".indexOf(firstInk(line)) >= 0 && BRACES.matcher(line).matches();
  }

  /** Whether a text has a line that may be output. */
  static boolean standsIn(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .distinct()
        .anyMatch(
            line ->
                isLine(line) || hasColumns(line.substring(0, Math.min(line.length(), LOOKED_AT))));
  }

  private static boolean isHead(String line, String below) {
    return isHeadOfTable(line, below) || isHeadOfRow(line, below);
  }

  /** Whether a text is plainly none that a shell would run. */
  static boolean isAll(String text) {
    List<String> lines = withoutComments(text);
    return !lines.isEmpty()
        && (isListWithCommas(lines)
            || isTree(lines)
            || (lines.size() > 1 && isHead(lines.get(0), lines.get(1)))
            || (isLine(lines.get(0)) && begins(lines).noneMatch(PrintedText::beginsWithProgram)));
  }

  /** The lines but those that go on with the line before them. */
  private static Stream<String> begins(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(at -> at == 0 || !lines.get(at - 1).endsWith("\\"))
        .mapToObj(lines::get);
  }

  /** One name a line, each but the last with a comma after it. */
  private static boolean isListWithCommas(List<String> lines) {
    int last = lines.size() - 1;
    return last > 0
        && lines.stream().noneMatch(line -> BLANK.matcher(line.strip()).find())
        && lines.subList(0, last).stream().allMatch(line -> line.strip().endsWith(","));
  }

  /** A folder with its files under it, as {@code tree} draws them. */
  private static boolean isTree(List<String> lines) {
    return lines.size() > 1
        && !BLANK.matcher(lines.get(0).strip()).find()
        && !beginsWithProgram(lines.get(0))
        && lines.stream().skip(1).allMatch(PrintedText::isBranch);
  }

  /** Whether a line names the columns of a table, as the rule below it tells. */
  static boolean isHeadOfTable(String line, String below) {
    return below.length() < LOOKED_AT
        && RULE.matcher(below).matches()
        && line.indexOf('|') >= 0
        && !beginsWithProgram(line);
  }

  /**
   * Whether a line names columns in small letters ({@code health status docs.count}), as the row of
   * figures below it tells.
   */
  static boolean isHeadOfRow(String line, String below) {
    if ((line.indexOf('.') < 0 && line.indexOf('_') < 0) // as OF_PARTS has them
        || line.length() > LOOKED_AT
        || below.length() > LOOKED_AT
        || !HEAD.matcher(line).matches()
        || !OF_PARTS.matcher(line).find()
        || beginsWithProgram(line)) {
      return false;
    }
    List<String> row = List.of(below.strip().split("\\s+"));
    return !beginsWithProgram(below)
        && row.size() > 2
        && row.stream().filter(cell -> FIGURE.matcher(cell).matches()).count() > 1
        && row.stream().noneMatch(CommandText::isOption);
  }

  /** Whether a line is one of those under the first that {@code tree} draws. */
  static boolean isBranch(String line) {
    return BRANCH.matcher(line).find();
  }

  private static List<String> withoutComments(String text) {
    return Lines.of(text, line -> !line.isBlank() && !line.stripLeading().startsWith("#"));
  }

  /**
   * Whether a text is what a file holds, which a comment above it names by its path; settings alone
   * may as well be variables.
   */
  static boolean isFileText(String text) {
    String first = Lines.first(text.stripLeading());
    return first.startsWith("#")
        && isDataFilesPath(MARKS_OF_COMMENT.matcher(first).replaceFirst("").strip())
        && isHeld(withoutComments(text));
  }

  private static boolean isDataFilesPath(String path) {
    return (path.startsWith("/") || path.startsWith("~/")) && DATA_FILE.matcher(path).matches();
  }

  private static boolean isHeld(List<String> lines) {
    return lines.stream().noneMatch(PrintedText::mayRun)
        && !lines.stream().allMatch(line -> SETTING.matcher(line.strip()).matches());
  }

  private static boolean mayRun(String line) {
    return beginsWithProgram(line) || KnownPrograms.isTaught(line.strip().split("\\s+", 2)[0]);
  }

  /** Whether a line is plainly none that a shell would run. */
  static boolean isLine(String line) {
    String start = line.substring(0, Math.min(line.length(), LOOKED_AT));
    return !beginsWithProgram(start)
        && (LINE.matcher(start).matches()
            || PRINTED.matcher(start).matches()
            || readsAsData(start, withoutComment(start)));
  }

  private static boolean readsAsData(String whole, String line) {
    return isDataFile(line)
        || FOLDER.matcher(line).matches()
        || COLUMNS.matcher(line).matches()
        || (!line.equals(whole) && LINE.matcher(line).matches());
  }

  /** The name of a file ends with a dot and more. */
  private static boolean isDataFile(String line) {
    return line.indexOf('.') >= 0 && DATA_FILE.matcher(line).matches();
  }

  private static String withoutComment(String line) {
    return (line.indexOf('#') < 0 ? line : COMMENT.matcher(line).replaceFirst("")).stripTrailing();
  }

  /** The first character that is no blank. */
  private static char firstInk(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!Character.isWhitespace(text.charAt(at))) {
        return text.charAt(at);
      }
    }
    return ' ';
  }

  /** Between columns are two blanks or more, or one that is no space. */
  private static boolean hasColumns(String line) {
    boolean apart = false;
    for (int at = 0; at < line.length() && !apart; at++) {
      char c = line.charAt(at);
      apart =
          Character.isWhitespace(c)
              && (c != ' '
                  || at + 1 == line.length()
                  || Character.isWhitespace(line.charAt(at + 1)));
    }
    return apart && COLUMNS.matcher(withoutComment(line)).matches();
  }

  static boolean beginsWithProgram(String whole) {
    String line = whole.substring(0, Math.min(whole.length(), LOOKED_AT));
    String words = line.strip();
    String first = firstOf(words);
    boolean called = words.length() > first.length() || !first.equals(".");
    boolean program = (called && KnownPrograms.isKnown(first)) || SCRIPT.matcher(first).matches();
    return program
        && !(line.indexOf('=') >= 0 && SET.matcher(line).matches())
        && !isDataFile(withoutComment(line))
        && !PRINTED.matcher(line).matches();
  }

  /** The first word of a line without blanks before it; empty where there is none. */
  static String firstOf(String words) {
    int end = 0;
    while (end < words.length() && " \t\n\u000B\f\r".indexOf(words.charAt(end)) < 0) {
      end++;
    }
    return words.substring(0, end);
  }
}
