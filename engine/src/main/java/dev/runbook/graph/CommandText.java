package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises text that a person would type into a shell, as opposed to output, configuration and
 * sentences, where no mark says which it is.
 */
final class CommandText {
  /** What a person fills in, which the grammar would take for redirections. */
  private static final Pattern FILLED_IN =
      Pattern.compile("(?<!<)<[^<>\\s&|;()](?:[^<>\\n&|;()]{0,58}[^<>\\s&|;()])?>");

  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?!//|\\S*:$)(?:\\.{0,2}/\\S+|~/\\S+|[\\w./-]+\\.(?:sh|bash|py|pl|rb)|\\$\\{?\\w+\\}?/\\S+)");

  private static final Pattern NAME = Pattern.compile("(?:[\\w.-]+/)*[a-z][a-z0-9_+.-]{1,30}");

  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][\\w-]*(?:=.*)?");

  private static final Pattern DECLARES = Pattern.compile("(?:export|declare|unset)\\s");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:(?:export|declare|local|readonly|typeset|unset)\\b|\\w+\\+?=)");

  /**
   * {@code key = value}, {@code a -> b}, {@code a: b}, {@code etcdctl version: 3.1}: no program is
   * given such a word first.
   */
  private static final Pattern NO_FIRST_ARGUMENT =
      Pattern.compile("==?|:=?|[-=]>|[→←⇒↔]|[A-Za-z]+:");

  /** What a shell alone reads to its end in this way. */
  private static final Pattern COMPOUND =
      Pattern.compile("(?:for|while|until|if|case|select)\\s|\\[\\[\\s");

  /** What begins a command of several lines. */
  private static final Set<String> KEYWORDS =
      Set.of("for", "while", "until", "if", "case", "function", "[[");

  private static final Pattern SENTENCE = Pattern.compile("(?s).*[a-z]{2}[.!?]");
  private static final int WORDS_OF_A_SENTENCE = 5;

  /** A longer one would be too deep for the matcher. */
  private static final int LONGEST_WORD = 1_000;

  private CommandText() {}

  /**
   * Whether everything in a text reads as a command: it begins with a program that operations pages
   * call, or is a path to a script, or has the options that only commands have. Assignments may
   * stand between.
   */
  static boolean isAll(String text) {
    Script script = read(text);
    return script.sound()
        && script.statements().stream().anyMatch(CommandText::doesSomething)
        && script.statements().stream().allMatch(CommandText::readsAsCommand);
  }

  /** Whether a text does nothing but set variables. */
  static boolean isAssignments(String text) {
    Script script = read(text);
    return script.sound()
        && !script.statements().isEmpty()
        && script.statements().stream()
            .allMatch(each -> ASSIGNMENT.matcher(each.text()).lookingAt());
  }

  /** Whether the first command of a text is such a one, whatever follows it. */
  static boolean begins(String text) {
    Script script = read(text);
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
    boolean program = KnownPrograms.isKnown(words[0]) || KEYWORDS.contains(words[0]);
    boolean script = words.length > 1 && isScript(words[0]);
    return (program || script)
        && !(words.length > 1 && NO_FIRST_ARGUMENT.matcher(words[1]).matches());
  }

  private static boolean isWord(String word, Pattern pattern) {
    return word.length() <= LONGEST_WORD && pattern.matcher(word).matches();
  }

  /** Whether a word is the path of a script. */
  static boolean isScript(String word) {
    return isWord(word, SCRIPT);
  }

  /** Whether a word is an option. */
  static boolean isOption(String word) {
    return isWord(word, OPTION);
  }

  /** Whether a text ends as a sentence does. */
  static boolean isSentence(String text) {
    return SENTENCE.matcher(text).matches();
  }

  private static Script read(String text) {
    return Script.parse(text.indexOf('<') < 0 ? text : FILLED_IN.matcher(text).replaceAll("value"));
  }

  /**
   * Configuration is written as assignments, too; {@code export} and {@code unset} are a shell's.
   */
  private static boolean doesSomething(Statement statement) {
    return !statement.commands().isEmpty() || DECLARES.matcher(statement.text()).lookingAt();
  }

  /**
   * Whether a statement is a command of a program that is known, or has what only commands have.
   */
  static boolean readsAsCommand(Statement statement) {
    if (statement.commands().isEmpty()) {
      return ASSIGNMENT.matcher(statement.text()).lookingAt();
    }
    if (COMPOUND.matcher(statement.text()).lookingAt()) {
      return true;
    }
    SimpleCommand first = statement.commands().get(0);
    List<String> argv = first.argv();
    String program = argv.get(0);
    if (argv.size() > 1 && NO_FIRST_ARGUMENT.matcher(argv.get(1)).matches()) {
      return false;
    }
    return KnownPrograms.isKnown(program)
        || isScript(program)
        || (isWord(program, NAME)
            && (hasOption(argv) || isFed(statement))
            && !isSentence(statement, argv));
  }

  /** Whether its output goes to a program that is known. */
  private static boolean isFed(Statement statement) {
    return statement.pipeline()
        && statement.commands().stream()
            .skip(1)
            .map(command -> command.argv().get(0))
            .anyMatch(KnownPrograms::isKnown);
  }

  private static boolean hasOption(List<String> argv) {
    return argv.stream().skip(1).anyMatch(CommandText::isOption);
  }

  private static boolean isSentence(Statement statement, List<String> argv) {
    return argv.size() >= WORDS_OF_A_SENTENCE && isSentence(statement.text());
  }
}
