package dev.runbook.shell.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody has called the job that a command does, where nothing more is known of it: {@code
 * ./restore-db.sh}, {@code make destroy}, {@code npm run db:reset}, {@code ourtool users delete},
 * or a subcommand that no rule names, of a program that others do.
 */
final class Jobs {
  /** A job's name is among the first operands; what comes later is what it works on. */
  private static final int MOST_OPERANDS = 4;

  /** {@code ./restore}, {@code db-upgrade}, {@code restore.sh}; a bare word is some program. */
  private static final Pattern NAMED_FOR_A_JOB = Pattern.compile("[^A-Za-z0-9]");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:.-]*");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

  private Jobs() {}

  /** The names, each as its words in lower case. */
  static List<List<String>> of(ParsedCommand command) {
    List<List<String>> names = new ArrayList<>();
    String written = command.called().written();
    if (!command.isKnown() && NAMED_FOR_A_JOB.matcher(written).find()) {
      names.add(words(command.program()));
    }
    List<String> operands = command.operands();
    for (int i = 0; i < Math.min(operands.size(), MOST_OPERANDS); i++) {
      String operand = operands.get(i);
      if (NAME.matcher(operand).matches() || (i == 0 && isScript(operand))) {
        names.add(words(operand));
      }
    }
    // `node remove` says the same as `remove-node`, in two words.
    names.add(names.stream().flatMap(List::stream).toList());
    return names;
  }

  /** The words of the options that it is told by, as in {@code ./db.sh --restore}. */
  static List<List<String>> ofOptions(ParsedCommand command) {
    if (command.isKnown() && !command.details().runsJobs()) {
      return List.of();
    }
    return command.words().stream()
        .filter(word -> OPTION.matcher(word).matches() && !word.startsWith("--no-"))
        .map(Jobs::words)
        .toList();
  }

  private static boolean isScript(String word) {
    return word.matches("[\\w./~${}@-]*/[\\w.-]+")
        && !word.startsWith("/var/")
        && !word.startsWith("/tmp/");
  }

  private static List<String> words(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String spaced = last.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Arrays.stream(spaced.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether one of the names holds the words of a job, one after the other. */
  static boolean names(List<List<String>> names, List<String> job) {
    return names.stream().anyMatch(name -> java.util.Collections.indexOfSubList(name, job) >= 0);
  }
}
