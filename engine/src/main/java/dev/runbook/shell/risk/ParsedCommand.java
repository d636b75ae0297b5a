package dev.runbook.shell.risk;

import dev.runbook.shell.Called;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A called program with its operands told apart from its options, as far as its program is known.
 */
final class ParsedCommand {
  private static final Pattern CLUSTER = Pattern.compile("-[A-Za-z]{2,}");

  private final Called called;
  private final Programs programs;
  private final List<String> argv;
  private final String text;
  private final List<Integer> operandAt = new ArrayList<>();
  private final List<String> valued = new ArrayList<>();
  private Programs.Program deepest;

  private ParsedCommand(Called called, Programs programs, boolean everyOptionTakesNext) {
    this.called = called;
    this.programs = programs;
    this.argv = programs.canonical(called.argv());
    this.text = String.join(" ", argv);
    findOperands(everyOptionTakesNext);
  }

  static ParsedCommand of(Called called, Programs programs) {
    return new ParsedCommand(called, programs, false);
  }

  /**
   * The same command for someone who does not know its options: each takes the word behind it, so
   * that in {@code tool -c x.ini downgrade} the subcommand is still found.
   */
  Optional<ParsedCommand> otherReading() {
    ParsedCommand other = new ParsedCommand(called, programs, true);
    return Optional.of(other).filter(each -> !each.operandAt.equals(operandAt));
  }

  /** Each line that it is fed as its arguments, for a client that reads them so. */
  Stream<ParsedCommand> fedLines() {
    if (!deepest.lines()) {
      return Stream.empty();
    }
    return called.fed().text().stream()
        .flatMap(String::lines)
        .filter(line -> !line.isBlank())
        .map(line -> (program() + " " + line.strip()).split("\\s+"))
        .map(words -> of(Called.of(Arrays.asList(words)), programs));
  }

  private void findOperands(boolean everyOptionTakesNext) {
    String path = argv.get(0);
    deepest = programs.of(path);
    valued.addAll(deepest.valued());
    List<String> leading = deepest.leading();
    boolean optionsEnded = false;
    for (int at = 1; at < argv.size(); at++) {
      String word = argv.get(at);
      if (optionsEnded || !isOption(word)) {
        operandAt.add(at);
        leading = List.of();
        // A command may have a hundred thousand words, and nothing is known by more than a few.
        if (operandAt.size() < programs.longest()) {
          path = path + " " + word;
          if (programs.knows(path)) {
            deepest = programs.of(path);
            valued.addAll(deepest.valued());
            leading = deepest.leading();
          }
        }
      } else if (word.equals("--")) {
        optionsEnded = true;
      } else if (takesNext(word, valued)
          || takesNext(word, leading)
          || (everyOptionTakesNext && !word.contains("=") && !isOption(next(at)))) {
        at++;
      }
    }
  }

  private String next(int at) {
    return at + 1 < argv.size() ? argv.get(at + 1) : "--";
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-");
  }

  /** {@code -n}, {@code --name}, and a cluster such as {@code -itn} that ends in one. */
  private static boolean takesNext(String word, List<String> valued) {
    return valued.contains(word)
        || (CLUSTER.matcher(word).matches()
            && valued.contains("-" + word.charAt(word.length() - 1)));
  }

  Called called() {
    return called;
  }

  String program() {
    return argv.get(0);
  }

  /** Whether anything is known of the program, or it is one that only reads. */
  boolean isKnown() {
    return programs.knows(program()) || programs.isReader(program());
  }

  /**
   * Whether its operands may be subcommands: it neither only reads nor is a client that is told.
   */
  boolean hasSubcommands() {
    return !programs.isReader(program())
        && deepest.statements().isEmpty()
        && !deepest.lines()
        && !called.runsOther();
  }

  /** What is known of it, down to the subcommand that is known best. */
  Programs.Program details() {
    return deepest;
  }

  /** All words after the program. */
  List<String> words() {
    return argv.subList(1, argv.size());
  }

  List<String> operands() {
    return operandAt.stream().map(argv::get).toList();
  }

  List<String> valued() {
    return valued;
  }

  /** The whole command as one text, words joined by single spaces. */
  String text() {
    return text;
  }

  /** The words after its first so many operands. */
  List<String> wordsBehind(int taken) {
    return argv.subList(taken == 0 ? 1 : operandAt.get(taken - 1) + 1, argv.size());
  }
}
