package dev.runbook.shell.placeholder;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of text that stands in a command's quotes or in a here-document.
 *
 * <p>What a program reads in a language of its own has brackets, ellipses and words in capitals
 * that are no placeholders.
 */
enum QuotedLanguage {
  /** None, or one that only holds values: arguments, messages, settings. */
  NONE,
  /** A program's text, a pattern, a template. */
  CODE,
  /** SQL: its strings hold values. */
  SQL,
  /** JSON: its strings hold values. */
  JSON;

  /** A command is looked at this far: people give the program and its options first. */
  private static final int WORDS_LOOKED_AT = 40;

  private static final Pattern INTERPRETER =
      Pattern.compile(
          "(?:python|perl|ruby|php|lua|pypy)[\\d.]*|node|nodejs|deno|bun|irb|groovy|Rscript|R|julia"
              + "|osascript|pwsh|powershell|jshell|mongosh?|tclsh|expect|ghci|elixir|erl|iex|scala");

  /** Programs whose first argument that is no option is code. */
  private static final Set<String> FIRST_ARGUMENT =
      Set.of("awk", "gawk", "mawk", "nawk", "jq", "yq", "gojq", "sed", "gsed", "xq", "dasel", "bc");

  private static final Map<String, Integer> VALUES_OF_OPTIONS =
      Map.of("-v", 1, "-F", 1, "--arg", 2, "--argjson", 2, "--slurpfile", 2, "--rawfile", 2);

  private static final Pattern SQL_CLIENT =
      Pattern.compile(
          "psql|mysql|mariadb|sqlite3?|duckdb|clickhouse(?:-client)?|cqlsh|sqlcmd|sqlplus|mysqlsh|bq|usql"
              + "|cockroach|trino|presto|beeline|hive|influx");

  private static final Pattern TAKES_CODE =
      Pattern.compile("-[a-zA-Z]*[ceErnpq]|--(?:eval|execute|command|expression|exec)");

  private static final Pattern TAKES_SQL =
      Pattern.compile("-[a-zA-Z]*[ceqQB]|--(?:command|execute|query|sql)|query");

  /** What follows these is a template or a query, whatever it looks like. */
  private static final Pattern TAKES_TEMPLATE =
      Pattern.compile("--(?:format|template|query|jq|go-template|write-out)");

  private static final Pattern MAY_TAKE_TEMPLATE = Pattern.compile("--(?:output|filter)|-o|-f|-w");

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(?:--(?:output|filter)=|-o=?)?(?:jsonpath|go-template|custom-columns|template|table)?\\s*[=({\\[%].*"
              + "|--(?:format|template|query|jq|go-template|write-out)=.*",
          Pattern.DOTALL);

  private static final Pattern JSON_TEXT =
      Pattern.compile("\\s*(?:\\{\\s*\"|\\[\\s*[{\\[\"]).*", Pattern.DOTALL);

  private static final Pattern SHEBANG =
      Pattern.compile("#!\\s*(?:\\S*/)?(?<program>[\\w.-]+)(?:[ \\t]+(?<second>[\\w.-]+))?");

  private static final Pattern EXTENSION = Pattern.compile("\\.(?<extension>\\w+)$");

  private static final Map<String, QuotedLanguage> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("py", CODE),
          Map.entry("rb", CODE),
          Map.entry("pl", CODE),
          Map.entry("php", CODE),
          Map.entry("js", CODE),
          Map.entry("mjs", CODE),
          Map.entry("cjs", CODE),
          Map.entry("jsx", CODE),
          Map.entry("ts", CODE),
          Map.entry("tsx", CODE),
          Map.entry("go", CODE),
          Map.entry("rs", CODE),
          Map.entry("c", CODE),
          Map.entry("h", CODE),
          Map.entry("cc", CODE),
          Map.entry("cpp", CODE),
          Map.entry("cs", CODE),
          Map.entry("java", CODE),
          Map.entry("kt", CODE),
          Map.entry("scala", CODE),
          Map.entry("swift", CODE),
          Map.entry("lua", CODE),
          Map.entry("groovy", CODE),
          Map.entry("vim", CODE),
          Map.entry("el", CODE),
          Map.entry("html", CODE),
          Map.entry("css", CODE),
          Map.entry("tpl", CODE),
          Map.entry("tmpl", CODE),
          Map.entry("j2", CODE),
          Map.entry("sql", SQL),
          Map.entry("json", JSON));

  /**
   * The language around a place.
   *
   * @param command the simple command that it stands in
   * @param path the nodes around it
   */
  static QuotedLanguage of(CommandNode.Simple command, List<Node> path) {
    for (Node node : path) {
      if (node instanceof Heredoc heredoc) {
        return ofInput(command, heredoc);
      }
    }
    for (Node node : path) {
      int index = node instanceof Word word ? indexOf(word, command.words()) : -1;
      if (index >= 0) {
        return ofArgument(command.words(), index, path);
      }
    }
    return path.stream().anyMatch(QuotedLanguage::isJson) ? JSON : NONE;
  }

  /** Words stand in order, so the search need not ask each; -1 where it is none of them. */
  private static int indexOf(Word word, List<Word> words) {
    int index = Collections.binarySearch(words, word, Comparator.comparingInt(Word::start));
    return index >= 0 && words.get(index) == word ? index : -1;
  }

  private static QuotedLanguage ofInput(CommandNode.Simple command, Heredoc heredoc) {
    int words = Math.min(command.words().size(), WORDS_LOOKED_AT);
    for (Word word : command.words().subList(0, words)) {
      String program = base(word.text());
      if (INTERPRETER.matcher(program).matches() || FIRST_ARGUMENT.contains(program)) {
        return CODE;
      }
      if (SQL_CLIENT.matcher(program).matches()) {
        return SQL;
      }
    }
    Matcher shebang = SHEBANG.matcher(heredoc.text());
    if (shebang.lookingAt()) {
      boolean code =
          INTERPRETER.matcher(shebang.group("program")).matches()
              || (shebang.group("second") != null
                  && INTERPRETER.matcher(shebang.group("second")).matches());
      return code ? CODE : NONE;
    }
    return NestedScript.files(command)
        .map(EXTENSION::matcher)
        .filter(Matcher::find)
        .map(name -> BY_EXTENSION.getOrDefault(name.group("extension"), NONE))
        .findFirst()
        .filter(known -> known != NONE)
        .orElseGet(() -> JSON_TEXT.matcher(heredoc.text()).matches() ? JSON : NONE);
  }

  private static QuotedLanguage ofArgument(List<Word> words, int index, List<Node> path) {
    String before = index == 0 ? "" : words.get(index - 1).text();
    for (int i = Math.min(index, WORDS_LOOKED_AT) - 1; i >= 0; i--) {
      String program = base(words.get(i).text());
      if (FIRST_ARGUMENT.contains(program) && isFirstArgument(words, i, index)) {
        return CODE;
      }
      if (INTERPRETER.matcher(program).matches() && TAKES_CODE.matcher(before).matches()) {
        return CODE;
      }
      if (SQL_CLIENT.matcher(program).matches()
          && path.stream().anyMatch(QuotedLanguage::isQuoted)
          && (program.matches("sqlite3?|duckdb") || takesSql(before, words.get(index)))) {
        return SQL;
      }
    }
    if (isTemplate(before, words.get(index).text())) {
      return CODE;
    }
    return path.stream().anyMatch(QuotedLanguage::isJson) ? JSON : NONE;
  }

  private static boolean takesSql(String before, Word word) {
    return TAKES_SQL.matcher(before).matches() || word.text().matches("(?s)(?:--\\w+=|-e).*\\s.*");
  }

  private static boolean isTemplate(String before, String word) {
    return TAKES_TEMPLATE.matcher(before).matches()
        || ((MAY_TAKE_TEMPLATE.matcher(before).matches() || word.startsWith("-"))
            && TEMPLATE.matcher(word).matches());
  }

  /**
   * Of the arguments of {@code jq} and its like the first one is code, and what {@code -e} takes.
   */
  private static boolean isFirstArgument(List<Word> words, int program, int index) {
    int values = 0;
    for (int i = program + 1; i < index; i++) {
      String word = words.get(i).text();
      if (values > 0) {
        values--;
      } else if (!word.startsWith("-")) {
        return false;
      } else {
        values = VALUES_OF_OPTIONS.getOrDefault(word, 0);
      }
    }
    return true;
  }

  private static boolean isQuoted(Node node) {
    return node instanceof WordPart.DoubleQuoted || node instanceof WordPart.SingleQuoted;
  }

  private static boolean isJson(Node node) {
    return isQuoted(node) && JSON_TEXT.matcher(((WordPart) node).shown()).matches();
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
