package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells text that a person would type into a shell from output, configuration and sentences, where
 * nothing else says which it is.
 */
final class CommandText {
  /** What a person fills in, which the grammar would take for redirections. */
  private static final Pattern FILLED_IN =
      Pattern.compile("(?<!<)<[^<>\\s&|;()](?:[^<>\\n&|;()]{0,58}[^<>\\s&|;()])?>");

  private static final Pattern SCRIPT =
      Pattern.compile("\\.{0,2}/\\S+|~/\\S+|[\\w./-]+\\.(?:sh|bash|py|pl|rb)|\\$\\{?\\w+\\}?/\\S+");

  private static final Pattern NAME = Pattern.compile("(?:[\\w.-]+/)*[a-z][a-z0-9_+.-]{1,30}");

  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][\\w-]*(?:=.*)?");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:(?:export|declare|local|readonly|typeset|unset)\\b|\\w+\\+?=)");

  /** {@code key = value}, {@code a -> b}, {@code a: b}: no program is given such a word first. */
  private static final Set<String> NO_FIRST_ARGUMENT = Set.of("=", ":", "->", "=>", "==", ":=");

  /** What begins a command of several lines. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "for", "while", "until", "if", "case", "select", "function", "{", "(", "((", "[[", "!");

  private static final Pattern SENTENCE = Pattern.compile("(?s).*[a-z]{2,}[.!?]");
  private static final int WORDS_OF_A_SENTENCE = 5;

  private CommandText() {}

  /**
   * Whether everything in a text reads as a command: it begins with a program that operations pages
   * call, or is a path to a script, or has the options that only commands have. Assignments may
   * stand between.
   */
  static boolean isAll(String text) {
    Script script = Script.parse(FILLED_IN.matcher(text).replaceAll("value"));
    return script.sound()
        && script.statements().stream().anyMatch(statement -> !statement.commands().isEmpty())
        && script.statements().stream().allMatch(CommandText::readsAsCommand);
  }

  /** Whether the first command of a text is such a one, whatever follows it. */
  static boolean begins(String text) {
    Script script = Script.parse(FILLED_IN.matcher(text).replaceAll("value"));
    return script.sound()
        ? script.statements().stream()
            .filter(statement -> !statement.commands().isEmpty())
            .findFirst()
            .filter(CommandText::readsAsCommand)
            .isPresent()
        : beginsLikeOne(text);
  }

  /** For text that goes on: the beginning of a loop, of a quote, of something typed elsewhere. */
  private static boolean beginsLikeOne(String text) {
    String[] words = text.strip().split("\\s+", 3);
    return (Programs.KNOWN.contains(words[0]) || KEYWORDS.contains(words[0]))
        && !(words.length > 1 && NO_FIRST_ARGUMENT.contains(words[1]));
  }

  private static boolean readsAsCommand(Statement statement) {
    if (statement.commands().isEmpty()) {
      return ASSIGNMENT.matcher(statement.text()).lookingAt();
    }
    SimpleCommand first = statement.commands().get(0);
    List<String> argv = first.argv();
    String program = argv.get(0);
    if (argv.size() > 1 && NO_FIRST_ARGUMENT.contains(argv.get(1))) {
      return false;
    }
    return Programs.KNOWN.contains(program)
        || SCRIPT.matcher(program).matches()
        || (NAME.matcher(program).matches() && hasOption(argv) && !isSentence(statement, argv));
  }

  private static boolean hasOption(List<String> argv) {
    return argv.stream().skip(1).anyMatch(word -> OPTION.matcher(word).matches());
  }

  private static boolean isSentence(Statement statement, List<String> argv) {
    return argv.size() >= WORDS_OF_A_SENTENCE && SENTENCE.matcher(statement.text()).matches();
  }

  /** What begins commands of a shell, and lines of other languages as well. */
  private static final Set<String> SHARED =
      Set.of(
          ".",
          "at",
          "break",
          "cd",
          "column",
          "command",
          "continue",
          "date",
          "declare",
          "diff",
          "echo",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "file",
          "find",
          "fold",
          "format",
          "free",
          "group",
          "hash",
          "head",
          "history",
          "host",
          "http",
          "id",
          "import",
          "install",
          "join",
          "last",
          "less",
          "let",
          "link",
          "local",
          "log",
          "make",
          "map",
          "more",
          "node",
          "paste",
          "patch",
          "printf",
          "pwd",
          "quota",
          "read",
          "readonly",
          "rename",
          "return",
          "script",
          "select",
          "service",
          "set",
          "shift",
          "sort",
          "source",
          "split",
          "stat",
          "step",
          "sum",
          "tail",
          "task",
          "test",
          "time",
          "top",
          "tox",
          "trap",
          "tree",
          "true",
          "type",
          "unset",
          "unlink",
          "view",
          "wait",
          "watch",
          "which",
          "who",
          "write",
          "yes");

  /** Languages whose texts begin with the name of a program, and are their own. */
  private static final Set<String> OWN =
      Set.of(
          "diff",
          "patch",
          "makefile",
          "make",
          "dockerfile",
          "docker",
          "mermaid",
          "systemd",
          "service",
          "csv");

  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile(
          "[a-z][a-z0-9-]{1,20}(?: (?:[a-z][\\w@./:=-]*|<[^<>]+>|--?[\\w-]+(?:=\\S*)?)){1,6}");

  private static final Pattern WORD_OF_TEXT =
      Pattern.compile("\\b(?:the|a|an|is|are|was|to|of|and|or|with|for|not|no|in|on)\\b");

  /**
   * Whether a text in a fence of another language begins with what is a command of a shell alone.
   */
  static boolean standsIn(String language, String text) {
    String first = firstLine(text);
    String[] words = first.replaceFirst("^\\$ +", "").split("\\s+");
    return !OWN.contains(language)
        && words.length > 1
        && isKnownProgram(words[0])
        && !SHARED.contains(words[0])
        && begins(first.replaceFirst("^\\$ +", ""))
        && !first.contains(" -> ")
        && !first.contains(" => ")
        && !SENTENCE.matcher(first).matches();
  }

  /** Whether a text may begin with a command of a program that nobody here knows. */
  static boolean mayBegin(String text) {
    String first = firstLine(text);
    return UNKNOWN_COMMAND.matcher(first).matches() && !WORD_OF_TEXT.matcher(first).find();
  }

  private static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .orElse("");
  }

  /** Whether a word is a program that operations pages call. */
  static boolean isKnownProgram(String word) {
    return Programs.KNOWN.contains(word);
  }

  /** Read when the first such text is met. */
  private static final class Programs {
    static final Set<String> KNOWN = read();

    private static Set<String> read() {
      try (InputStream in = CommandText.class.getResourceAsStream("programs.txt")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> List.of(line.split(" ")).stream())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
