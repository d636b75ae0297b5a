package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody has called the job that a command does, where nothing more is known of it: {@code
 * ./restore-db.sh}, {@code make destroy}, {@code npm run db:reset}, {@code ourtool users delete},
 * or a subcommand that no entry names, of a program that has one.
 */
final class Jobs {
  /** A job's name is among the first operands; what comes later is what it works on. */
  private static final int MOST_OPERANDS = 4;

  /** {@code ./restore}, {@code db-upgrade}, {@code restore.sh}; a bare word is some program. */
  private static final Pattern NAMED_FOR_A_JOB = Pattern.compile("[^A-Za-z0-9]");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:.-]*");
  private static final Pattern SCRIPT_ENDING =
      Pattern.compile("\\.(?:sh|bash|py|rb|pl|js|ts|php)$");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

  private Jobs() {}

  /** Words by which a name says two things: {@code restore-and-verify}. */
  private static final Set<String> JOINING = Set.of("and", "or", "then", "n", "plus");

  /** The names, each as its words in lower case, and all of them as one. */
  static List<List<String>> of(Subject subject) {
    List<List<String>> names = each(subject);
    // `node remove` says the same as `remove-node`, in two words.
    names.add(names.stream().flatMap(List::stream).toList());
    return names;
  }

  /** The names that say one thing only. */
  static List<List<String>> single(Subject subject) {
    return each(subject).stream().filter(Jobs::saysOneThing).toList();
  }

  static boolean saysOneThing(List<String> name) {
    return name.stream().noneMatch(JOINING::contains);
  }

  /** The names, the program's first where it is named for a job. */
  static List<List<String>> each(Subject subject) {
    List<List<String>> names = new ArrayList<>();
    CommandLine line = subject.line();
    if (isNamedForAJob(subject)) {
      names.add(words(line.program()));
    }
    List<String> operands = line.operands();
    for (int i = 0; i < Math.min(operands.size(), MOST_OPERANDS); i++) {
      String operand = operands.get(i);
      if (NAME.matcher(operand).matches() || (i == 0 && isScript(operand))) {
        names.add(words(operand));
      }
    }
    return names;
  }

  /** The words of the options that it is told by, as in {@code ./db.sh --restore}. */
  static List<List<String>> ofOptions(Subject subject) {
    if (subject.call().isKnown() && !subject.line().deepest().jobs()) {
      return List.of();
    }
    return subject.line().ownWords().stream()
        .skip(1)
        .filter(word -> OPTION.matcher(word).matches() && !word.startsWith("--no-"))
        .map(Jobs::words)
        .toList();
  }

  /** Whether the program itself is named for its job: {@code ./restore.sh}. */
  static boolean isNamedForAJob(Subject subject) {
    return !subject.call().isKnown() && NAMED_FOR_A_JOB.matcher(subject.call().written()).find();
  }

  private static boolean isScript(String word) {
    return word.matches("[\\w./~${}@-]*/[\\w.-]+")
        && !word.startsWith("/var/")
        && !word.startsWith("/tmp/");
  }

  private static List<String> words(String name) {
    String last = SCRIPT_ENDING.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
    String spaced = last.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Arrays.stream(spaced.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether one of the names holds the words of one of the jobs, one after the other. */
  static boolean names(List<List<String>> names, List<List<String>> jobs) {
    return names.stream()
        .anyMatch(
            name -> jobs.stream().anyMatch(job -> Collections.indexOfSubList(name, job) >= 0));
  }
}
