package dev.runbook.graph;

import dev.runbook.shell.Prompts;
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
 * Fences without a language: a quarter of those that public pages have, and more than half of these
 * hold commands. The others hold output, configuration and text.
 */
final class Unlabelled {
  /** Why such a step is optional. */
  static final String CONDITION = "the fence names no language; it reads as shell";

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

  private static final Pattern SENTENCE = Pattern.compile("(?s).*[a-z]{2,}[.!?]");
  private static final int WORDS_OF_A_SENTENCE = 5;

  private Unlabelled() {}

  /**
   * Whether everything in it reads as a command: it begins with a program that operations pages
   * call, or is a path to a script, or has the options that only commands have. Assignments may
   * stand between.
   */
  static boolean readsAsShell(String text) {
    if (Prompts.looksLikeSession(text)) {
      return true;
    }
    Script script = Script.parse(FILLED_IN.matcher(text).replaceAll("value"));
    return script.sound()
        && script.statements().stream().anyMatch(statement -> !statement.commands().isEmpty())
        && script.statements().stream().allMatch(Unlabelled::readsAsCommand);
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

  /** Read when the first such fence is met. */
  private static final class Programs {
    static final Set<String> KNOWN = read();

    private static Set<String> read() {
      try (InputStream in = Unlabelled.class.getResourceAsStream("programs.txt")) {
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
