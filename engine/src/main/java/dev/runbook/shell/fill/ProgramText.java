package dev.runbook.shell.fill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which arguments of a program are text in a language of its own, and what a value can be there.
 *
 * <p>From their manual pages: {@code psql(1)}, {@code mysql(1)}, {@code sqlite3(1)}, {@code
 * awk(1)}, {@code sed(1)}, {@code jq(1)}, {@code perlrun(1)}, {@code printf(1)} and their like.
 */
final class ProgramText {
  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "nawk");
  private static final Set<String> SEDS = Set.of("sed", "gsed");
  private static final Set<String> FILTERS = Set.of("jq", "yq", "gojq");

  /** Programs whose text follows an option, and the letters of it. */
  private static final Map<String, String> AFTER_OPTION =
      Map.of(
          "perl", "eE", "ruby", "e", "node", "ep", "php", "r", "python", "c", "python3", "c",
          "python2", "c", "deno", "e");

  private static final Set<String> EVAL =
      Set.of("--eval", "--print", "eval", "-eval", "--expression");
  private static final Set<String> EVALUATES =
      Set.of("mongosh", "mongo", "node", "deno", "redis-cli", "rabbitmqctl", "sed", "gsed");

  /** Characters that mean themselves in a string of every language here. */
  private static final String IN_A_STRING =
      "it stands in the text of a program for `%s`, where other characters could end its string";

  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\{|jsonpath|custom-columns|\\{\\s*[.@]");

  private static final Pattern CONNECTION =
      Pattern.compile(
          "(?:-d|--dbname=)?(?:host|hostaddr|port|dbname|user|password|service|ssl\\w+)\\s*=");

  private ProgramText() {}

  /** The slot in an argument that is text for the program; empty where it is none. */
  static Optional<Slot> of(List<String> argv, int at, char mark) {
    String program = argv.get(0);
    String word = argv.get(at);
    if (Sql.CLIENTS.contains(program)) {
      return Sql.argument(argv, at)
          .map(text -> Sql.slot(program, text, mark))
          .or(() -> connection(program, word));
    }
    if (program.equals("printf") && at == firstOperand(argv, "v", List.of())) {
      return Optional.of(
          limited(
              Takes.NO_FORMAT,
              "`printf` reads it as its format",
              "write `printf '%s\\n' <value>`"));
    }
    if (program.equals("echo")
        && argv.subList(1, at).stream().anyMatch(each -> each.matches("-[nE]*e[neE]*"))) {
      return Optional.of(
          limited(
              Takes.NO_BACKSLASH,
              "`echo -e` reads a backslash as the start of an escape",
              "write `printf '%s\\n' <value>`"));
    }
    if (AWKS.contains(program) && isValueOf(argv, at, "-v")) {
      return Optional.of(
          limited(
              Takes.NO_BACKSLASH,
              "awk reads a backslash in the value of -v as the start of an escape",
              "hand it over in the environment: `NAME=<value> awk '{ … ENVIRON[\"NAME\"] … }'`"));
    }
    return isText(argv, at)
        ? Optional.of(code(program, word, mark))
        : Optional.of(word)
            .filter(each -> TEMPLATE.matcher(each.substring(0, each.indexOf(mark))).find())
            .map(each -> Slot.plain("it stands in a template", ""))
            .or(() -> connection(program, word));
  }

  /** In {@code host=… dbname=…} a space, a quote and a backslash would be read (libpq). */
  private static Optional<Slot> connection(String program, String word) {
    return program.matches("psql|pg_\\w+|vacuumdb|createdb|dropdb")
            && CONNECTION.matcher(word).lookingAt()
        ? Optional.of(
            Slot.plain(
                "it stands in a text of settings for the connection, whose quotes are its own",
                "write it as an option or as a variable: `PGPASSWORD=<value> " + program + " …`"))
        : Optional.empty();
  }

  private static boolean isText(List<String> argv, int at) {
    String program = argv.get(0);
    if (AWKS.contains(program)) {
      return at
                  == firstOperand(
                      argv, "vFfei", List.of("--assign", "--field-separator", "--file", "--source"))
              && !hasFile(argv)
          || isValueOf(argv, at, "-e")
          || isValueOf(argv, at, "-F");
    }
    if (SEDS.contains(program)) {
      boolean elsewhere =
          hasFile(argv)
              || argv.subList(1, argv.size()).stream()
                  .anyMatch(word -> word.matches("-[nErsz]*e.*|--expression.*"));
      return isValueOf(argv, at, "-e")
          || argv.get(at).startsWith("--expression")
          || (!elsewhere && at == firstOperand(argv, "efl", List.of()));
    }
    if (FILTERS.contains(program)) {
      return at == filter(argv);
    }
    if (EVALUATES.contains(program)
        && (EVAL.contains(argv.get(at - 1).toLowerCase(java.util.Locale.ROOT))
            || argv.get(at).startsWith("--eval="))) {
      return true;
    }
    String letters = AFTER_OPTION.get(program);
    return letters != null
        && (argv.get(at - 1).matches("-[a-zA-Z]*[" + letters + "]")
            || argv.get(at).matches("(?s)-[a-zA-Z]*[" + letters + "].+"));
  }

  private static boolean hasFile(List<String> argv) {
    return argv.stream().skip(1).anyMatch(word -> word.matches("-f.*|--file.*"));
  }

  /** Where jq's filter stands: its first operand, the options with values passed over. */
  private static int filter(List<String> argv) {
    int at = 1;
    while (at < argv.size() && argv.get(at).startsWith("-")) {
      String word = argv.get(at);
      if (word.matches("--(?:arg|argjson|slurpfile|rawfile|argfile)")) {
        at += 3;
      } else if (word.matches("-f|--from-file|--args|--jsonargs")) {
        return word.startsWith("-f") || word.startsWith("--f") ? -1 : at + 1;
      } else {
        at += word.matches("--(?:indent|tab)|-L") ? 2 : 1;
      }
    }
    return at;
  }

  private static int firstOperand(List<String> argv, String valued, List<String> longs) {
    return ShortOptions.skip(argv, 1, valued, longs);
  }

  private static boolean isValueOf(List<String> argv, int at, String option) {
    return argv.get(at - 1).equals(option)
        || (argv.get(at).startsWith(option) && argv.get(at).length() > 2);
  }

  /** In a string of the language more characters mean themselves than outside of one. */
  static Slot code(String program, String text, char mark) {
    boolean inString = !SEDS.contains(program) && inString(text, text.indexOf(mark));
    String reason = String.format(IN_A_STRING, program);
    return limited(
        inString && !program.equals("perl") ? Takes.STRING : Takes.CODE, reason, instead(program));
  }

  /**
   * Whether a quote is open before a place; a rough reading, which only widens what is harmless
   * anyway.
   */
  private static boolean inString(String text, int to) {
    char quote = 0;
    for (int at = 0; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return quote != 0;
  }

  private static String instead(String program) {
    if (AWKS.contains(program)) {
      return "write `" + program + " -v name=<value> '… name …'`";
    }
    if (FILTERS.contains(program)) {
      return "write `" + program + " --arg name <value> '… $name …'`";
    }
    return switch (program) {
      case "python", "python3", "python2" -> "write `" + program + " -c '… sys.argv[1] …' <value>`";
      case "perl" -> "write `perl -e '… $ARGV[0] …' <value>`";
      case "ruby" -> "write `ruby -e '… ARGV[0] …' <value>`";
      case "node" -> "write `node -e '… process.argv[1] …' <value>`";
      case "php" -> "write `php -r '… $argv[1] …' <value>`";
      case "redis-cli" -> "write `redis-cli EVAL '… ARGV[1] …' 0 <value>`";
      default -> "";
    };
  }

  private static Slot limited(Takes takes, String reason, String instead) {
    return Slot.of(takes, reason, instead);
  }
}
