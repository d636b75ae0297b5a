package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule about the way in which a program runs another command.
 *
 * @param when in which calls it does
 * @param after how many words of its own stand before the command; -1 where the command does not
 *     stand behind its words but in an option's value
 * @param dashes whether the command begins behind two dashes only
 * @param interleaved whether its own options may stand behind its own words
 * @param option the options whose value is the command, or behind which it begins
 * @param until the words that end a command that begins behind an option
 * @param text whether the command is text for a shell: its words joined
 * @param terminal the options by which it gives the command a terminal
 * @param alwaysTerminal whether it always does
 * @param input the options by which it hands its input on; none where it does so anyway
 * @param noInput the options by which it does not hand its input on
 * @param program the options whose value is the program, the words being its arguments
 * @param otherwise what it starts at a terminal where no command stands there; blank for nothing
 */
record RunsRule(
    CallFilter when,
    int after,
    boolean dashes,
    boolean interleaved,
    Optional<OptionChoice> option,
    Set<String> until,
    boolean text,
    Optional<OptionChoice> terminal,
    boolean alwaysTerminal,
    Optional<OptionChoice> input,
    Optional<OptionChoice> noInput,
    Optional<OptionChoice> program,
    String otherwise) {
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)[A-Za-z_]\\w*=.*");

  /** {@code run-shell-command}, {@code exec}, {@code db:run}. */
  private static final Pattern RUNNING = Pattern.compile("[A-Za-z]{2,20}(?:[-_:][A-Za-z]{2,20})*+");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_:]");

  /** Whether the command stands behind the program's own words. */
  boolean isBehindWords() {
    return option.isEmpty();
  }

  /** Whether a command begins behind a word, up to a word that ends it. */
  boolean beginsAt(String word) {
    return !until.isEmpty()
        && option.filter(choice -> choice.next(List.of(word), 0) == 0).isPresent();
  }

  /** The commands that a call runs in this way. */
  List<InnerCommand> in(JudgedCall subject, int depth) {
    EntryMatch match = new EntryMatch(subject, depth, depth);
    if (!when.holds(subject, depth)) {
      return List.of();
    }
    boolean tty = alwaysTerminal || terminal.filter(choice -> choice.isIn(match)).isPresent();
    boolean handsOn = input.isEmpty() || input.get().isIn(match);
    boolean closed = noInput.filter(choice -> choice.isIn(match)).isPresent() || !handsOn;
    return commands(subject.line(), match, tty).stream()
        .map(words -> inner(words, tty, closed && !tty))
        .toList();
  }

  private List<List<String>> commands(ParsedCall line, EntryMatch match, boolean tty) {
    if (option.isPresent()) {
      return until.isEmpty()
          ? option.get().values(line).stream()
              .filter(value -> !value.isEmpty())
              .map(List::of)
              .toList()
          : behindOption(line.words());
    }
    List<String> words = cut(line.inner());
    Optional<String> named =
        program.flatMap(choice -> choice.values(line).stream().reduce((first, last) -> last));
    if (named.isPresent()) {
      List<String> all = new ArrayList<>(List.of(named.get()));
      all.addAll(words);
      return List.of(all);
    }
    if (words.isEmpty() && tty && !otherwise.isEmpty() && isComplete(match)) {
      return List.of(List.of(otherwise));
    }
    return words.isEmpty() ? List.of() : List.of(words);
  }

  /**
   * What stands behind two dashes, where one of the verbs that this is about stands before, or a
   * program that is known behind them.
   */
  Optional<InnerCommand> guessed(ParsedCall line, Predicate<String> known) {
    int dashes = line.words().indexOf("--");
    boolean guess =
        dashes > 0
            && dashes + 1 < line.words().size()
            && !line.words().get(dashes + 1).startsWith("-")
            && (line.words().subList(1, dashes).stream().anyMatch(until::contains)
                || (line.words().size() > dashes + 2 && known.test(line.word(dashes + 1))));
    return guess
        ? Optional.of(inner(line.words().subList(dashes + 1, line.words().size()), false, false))
        : Optional.empty();
  }

  /**
   * A whole command that is one argument of a program that nobody knows, behind a word that says
   * that it is run: {@code ourtool prod run-shell-command search "rm -rf /srv/a"}.
   */
  Optional<InnerCommand> handed(ParsedCall line, Predicate<String> known) {
    List<String> words = line.words();
    for (int at = 1; at < words.size(); at++) {
      if (saysThatItRuns(words.get(at))) {
        return words.subList(at + 1, words.size()).stream()
            .filter(word -> word.indexOf(' ') > 0 && known.test(word.split(" ", 2)[0]))
            .findFirst()
            .map(text -> new InnerCommand(List.of(), Optional.of(text), false, false));
      }
    }
    return Optional.empty();
  }

  private boolean saysThatItRuns(String word) {
    return RUNNING.matcher(word).matches()
        && Arrays.stream(BETWEEN_WORDS.split(word)).anyMatch(until::contains);
  }

  private boolean isComplete(EntryMatch match) {
    return match.operandsBehind().size() >= after;
  }

  private List<List<String>> behindOption(List<String> words) {
    List<List<String>> all = new ArrayList<>();
    int at = option.get().next(words, 1);
    while (at >= 0) {
      int end = at + 1;
      while (end < words.size() && !until.contains(words.get(end))) {
        end++;
      }
      if (end > at + 1) {
        all.add(words.subList(at + 1, end));
      }
      at = option.get().next(words, end);
    }
    return all;
  }

  /** Without what is set for the command alone, which a text says itself, and what ends it. */
  private List<String> cut(List<String> words) {
    int from = 0;
    while (!text && from < words.size() && ASSIGNMENT.matcher(words.get(from)).matches()) {
      from++;
    }
    int to = from;
    while (to < words.size() && !until.contains(words.get(to))) {
      to++;
    }
    return words.subList(from, to);
  }

  /** {@code flock FILE -c TEXT}: what follows {@code -c} is text, whatever the program. */
  private InnerCommand inner(List<String> words, boolean tty, boolean closed) {
    boolean isText = words.get(0).equals("-c") && words.size() > 1;
    Optional<String> script =
        isText
            ? Optional.of(words.get(1))
            : Optional.of(String.join(" ", words)).filter(joined -> text);
    return new InnerCommand(script.isPresent() ? List.of() : words, script, tty, closed);
  }
}
