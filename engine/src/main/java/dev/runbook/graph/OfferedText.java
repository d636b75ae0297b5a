package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises commands of unknown programs, as opposed to configuration, lists and sentences, in
 * text without a language: {@code ourtool tenants sync <tenant>}.
 *
 * <p>Each line must be a word with others behind it, and something must speak for a command: an
 * option, something to fill in, a program that is known, one that begins every line, or that the
 * line stands alone.
 */
final class OfferedText {
  private static final Pattern FILLED_IN =
      Pattern.compile("(?<!<)<[^<>\\n&|;()]{1,60}>|\\[[\\w |./-]+]|\\{[\\w |.-]+}");

  /** What stands for a value to fill in while the text is read. */
  private static final String VALUE_WORD = "VALUE_";

  private static final Pattern PROGRAM = Pattern.compile("[a-z][a-z0-9_+-]{1,30}");

  /** {@code root=/dev/nfs ip=dhcp}: parameters of a kernel and the like, not of a shell. */
  private static final Pattern SETTING = Pattern.compile("(?:[a-z][\\w.]*=\\S* +){2,}.*");

  /** Alone in its line, it is called where a known program comes first: a script, a function. */
  private static final Pattern CALLED = Pattern.compile("(?:[\\w.-]+/)+[\\w.-]*\\w|[a-z]\\w*_\\w+");

  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?s)[A-Za-z0-9](?:[\\w@./:=,+%*~-]|\\$\\{?\\w+\\}?)*(?<![:,])|[-./~@$\"'{].*|\\$.*");

  private static final Pattern VALUE =
      Pattern.compile("(?i)[\\d.,:/%-]+[a-z]{0,2}|yes|no|on|off|true|false|none|always|never");

  private static final Pattern WORD_OF_TEXT =
      Pattern.compile("(?:the|a|an|is|are|was|were|to|of|and|or|with|for|not|in|at|as|by|be|has)");

  private static final Pattern NO_COMMAND =
      Pattern.compile("(?m)^//| -> | => | ← | → |\\S {3,}[^\\s#]|[;{]\\s*$|^\\s*[\\w.-]+ = ");

  private static final Pattern ARROW = Pattern.compile("(?m)^\\s*[→↓⇒▶►]|[─-]{2}[▶►>]");

  private static final Pattern BEHIND_ARROW = Pattern.compile(" [→⇒←] ");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private static final Pattern BARE_SCRIPT =
      Pattern.compile("(?:[\\w.]+|[\\w.<>{}-]+(?:/[\\w.<>{}-]+)+)\\.(?:sh|bash|py|pl|rb)|//.*");

  private static final Pattern COMMENT = Pattern.compile("\\s#.*");

  private static final Pattern VERSION = Pattern.compile("v?\\d+(?:\\.\\d+)+(?:[-+]\\S*)?");

  /** Words that begin lines of configuration and of other languages. */
  private static final Set<String> OTHER_LINES =
      Set.of(
          "abstract",
          "add_header",
          "allow",
          "asynchronous",
          "auto",
          "autoinstall",
          "bind",
          "bridge",
          "char",
          "class",
          "client",
          "const",
          "create",
          "def",
          "default",
          "define",
          "delete",
          "deny",
          "enum",
          "error",
          "failed",
          "final",
          "fn",
          "from",
          "func",
          "function",
          "global",
          "iface",
          "import",
          "include",
          "info",
          "input",
          "insert",
          "int",
          "interface",
          "let",
          "list",
          "listen",
          "listener",
          "location",
          "long",
          "module",
          "nameserver",
          "namespace",
          "new",
          "note",
          "object",
          "option",
          "options",
          "output",
          "package",
          "pick",
          "port",
          "private",
          "protected",
          "proxy_pass",
          "proxy_set_header",
          "public",
          "raise",
          "record",
          "require",
          "require_relative",
          "resource",
          "return",
          "role",
          "root",
          "route",
          "router",
          "running",
          "save",
          "search",
          "section",
          "select",
          "server",
          "service",
          "set",
          "show",
          "squash",
          "static",
          "status",
          "string",
          "struct",
          "switch",
          "template",
          "throw",
          "trait",
          "type",
          "update",
          "upstream",
          "use",
          "user",
          "using",
          "val",
          "value",
          "var",
          "version",
          "void",
          "volume",
          "warning",
          "with",
          "yield");

  private OfferedText() {}

  /** Whether every command of a text reads as one, though its program may be unknown. */
  static boolean isCommands(String text) {
    if (NO_COMMAND.matcher(text).find()) {
      return false;
    }
    Script script = Script.parse(FILLED_IN.matcher(text).replaceAll(VALUE_WORD));
    List<Statement> statements =
        script.statements().stream().filter(each -> !each.commands().isEmpty()).toList();
    if (!script.sound() || statements.isEmpty()) {
      return false;
    }
    List<Statement> unknown =
        statements.stream().filter(each -> !CommandText.readsAsCommand(each)).toList();
    boolean knownFirst = CommandText.readsAsCommand(statements.get(0));
    return unknown.stream().allMatch(each -> hasShape(each) || (knownFirst && isCalled(each)))
        && (statements.size() == 1
            || haveOneProgram(statements)
            || unknown.stream()
                .allMatch(each -> isSurelyCommand(each) || (knownFirst && isCalled(each))));
  }

  /** Whether something stands behind an arrow that no program is given. */
  static boolean hasArrows(String commands) {
    return BEHIND_ARROW.matcher(QUOTED.matcher(commands).replaceAll("x")).find();
  }

  /**
   * Whether commands are drawn rather than listed: with arrows, comments of another language, or by
   * a script's bare name.
   *
   * @param whole the text with what stands below them
   */
  static boolean isSketch(String commands, String whole) {
    return NO_COMMAND.matcher(commands).find()
        || ARROW.matcher(whole).find()
        || commands
            .lines()
            .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
            .anyMatch(line -> BARE_SCRIPT.matcher(line).matches());
  }

  private static boolean isCalled(Statement statement) {
    return CALLED.matcher(statement.text()).matches();
  }

  private static boolean haveOneProgram(List<Statement> statements) {
    return statements.stream().map(OfferedText::program).distinct().count() == 1;
  }

  private static String program(Statement statement) {
    return statement.commands().get(0).argv().get(0);
  }

  private static boolean hasShape(Statement statement) {
    SimpleCommand first = statement.commands().get(0);
    List<String> arguments = first.argv().subList(1, first.argv().size());
    String program = first.argv().get(0);
    boolean known = KnownPrograms.isTaught(program);
    return PROGRAM.matcher(program).matches()
        && !SETTING.matcher(statement.text()).matches()
        && "\"'$".indexOf(statement.text().charAt(0)) < 0
        && !OTHER_LINES.contains(program)
        && (known || !arguments.isEmpty())
        && !(KnownPrograms.isShared(program) && !isSurelyCommand(statement))
        && arguments.stream().allMatch(word -> ARGUMENT.matcher(word).matches())
        && arguments.stream().noneMatch(word -> WORD_OF_TEXT.matcher(word).matches())
        && !isVersion(arguments)
        && (known || !arguments.stream().allMatch(word -> VALUE.matcher(word).matches()));
  }

  /** {@code etcd 2.0.12}: what a program answers that is asked for its version. */
  private static boolean isVersion(List<String> arguments) {
    return arguments.size() == 1 && VERSION.matcher(arguments.get(0)).matches();
  }

  /** Whether something but its shape speaks for it. */
  private static boolean isSurelyCommand(Statement statement) {
    List<String> argv = statement.commands().get(0).argv();
    return (KnownPrograms.isTaught(argv.get(0)) && !KnownPrograms.isShared(argv.get(0)))
        || argv.stream()
            .skip(1)
            .anyMatch(
                word ->
                    CommandText.isOption(word) || word.contains("$") || word.contains(VALUE_WORD));
  }
}
