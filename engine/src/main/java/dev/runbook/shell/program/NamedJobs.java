package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the name of the job that an unknown command does: {@code ./restore-db.sh}, {@code make
 * destroy}, {@code npm run db:reset}, {@code ourtool users delete}, or a subcommand that no entry
 * names, of a program that has one.
 */
final class NamedJobs {
  /** A job's name is among the first operands; what comes later is what it works on. */
  private static final int MOST_OPERANDS = 4;

  /** {@code ./restore}, {@code db-upgrade}, {@code restore.sh}; a bare word is some program. */
  private static final Pattern NAMED_FOR_A_JOB = Pattern.compile("[^A-Za-z0-9]");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:.-]*");
  private static final Pattern SCRIPT_ENDING =
      Pattern.compile("\\.(?:sh|bash|py|rb|pl|js|ts|php)$");
  private static final Pattern SCRIPT = Pattern.compile("[\\w./~${}@-]*/[\\w.-]+");
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

  /** Words by which a name says two things: {@code restore-and-verify}. */
  private static final Set<String> JOINING = Set.of("and", "or", "then", "n", "plus");

  private final JudgedCall subject;
  private List<List<String>> each;
  private List<List<String>> all;
  private List<List<String>> ofOptions;

  NamedJobs(JudgedCall subject) {
    this.subject = subject;
  }

  /** The names, each as its words in lower case, and all of them as one. */
  List<List<String>> all() {
    if (all == null) {
      all = new ArrayList<>(each());
      // `node remove` says the same as `remove-node`, in two words.
      all.add(all.stream().flatMap(List::stream).toList());
    }
    return all;
  }

  /** The names that say one thing only. */
  List<List<String>> single() {
    return each().stream().filter(NamedJobs::saysOneThing).toList();
  }

  static boolean saysOneThing(List<String> name) {
    return name.stream().noneMatch(JOINING::contains);
  }

  /** The names, the program's first where it is named for a job. */
  List<List<String>> each() {
    if (each == null) {
      each = readEach();
    }
    return each;
  }

  private List<List<String>> readEach() {
    List<List<String>> names = new ArrayList<>();
    ParsedCall line = subject.line();
    if (isNamedForAJob()) {
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
  List<List<String>> ofOptions() {
    if (ofOptions == null) {
      ofOptions = readOptions();
    }
    return ofOptions;
  }

  private List<List<String>> readOptions() {
    if (subject.call().isKnown() && !subject.line().deepest().jobs()) {
      return List.of();
    }
    return subject.line().ownWords().stream()
        .skip(1)
        .filter(word -> OPTION.matcher(word).matches() && !word.startsWith("--no-"))
        .map(NamedJobs::words)
        .toList();
  }

  /** Whether the program itself is named for its job: {@code ./restore.sh}. */
  boolean isNamedForAJob() {
    return !subject.call().isKnown() && NAMED_FOR_A_JOB.matcher(subject.call().written()).find();
  }

  private static boolean isScript(String word) {
    return SCRIPT.matcher(word).matches() && !word.startsWith("/var/") && !word.startsWith("/tmp/");
  }

  private static List<String> words(String name) {
    String last = SCRIPT_ENDING.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
    String spaced = HUMP.matcher(last).replaceAll("$1 $2").toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN.split(spaced)).filter(word -> !word.isEmpty()).toList();
  }
}
