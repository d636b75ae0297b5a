package dev.runbook.shell.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a command begins: its program and subcommand, and options that it has.
 *
 * <p>{@code docker compose up|down} fits {@code docker compose -f x.yaml down web}. {@code *} is
 * one word or part of one, {@code ...} any number of words; {@code git clean -f|--force} asks for
 * an option, {@code git branch (alone)} for nothing behind.
 */
final class CommandPattern {
  private static final String ANY_NUMBER = "...";
  private static final String ALONE = "(alone)";

  private final Set<String> programs;
  private final List<Optional<Wildcard>> words = new ArrayList<>();
  private final List<OptionChoice> options = new ArrayList<>();
  private final boolean alone;

  private CommandPattern(Set<String> programs, List<String> written) {
    this.programs = programs;
    this.alone = written.contains(ALONE);
    for (String word : written) {
      if (word.equals(ANY_NUMBER)) {
        words.add(Optional.empty());
      } else if (word.startsWith("-")) {
        options.add(OptionChoice.of(word));
      } else if (!word.equals(ALONE)) {
        words.add(Optional.of(Wildcard.ofWord(word)));
      }
    }
  }

  static CommandPattern of(String written) {
    List<String> parts = Arrays.asList(written.strip().split("\\s+"));
    Set<String> programs = new HashSet<>(Arrays.asList(parts.get(0).split("\\|")));
    return new CommandPattern(programs, parts.subList(1, parts.size()));
  }

  /** The programs it is about, by name; {@code *} for any. */
  Set<String> programs() {
    return programs;
  }

  /** How a command fits, if it does. */
  Optional<Match> match(ParsedCommand command) {
    if (!programs.contains("*") && !programs.contains(command.program())) {
      return Optional.empty();
    }
    int taken = taken(command.operands(), 0, 0);
    if (taken < 0) {
      return Optional.empty();
    }
    return Optional.of(new Match(command, taken))
        .filter(match -> options.stream().allMatch(option -> option.isIn(match)))
        .filter(match -> !alone || match.wordsBehind().isEmpty());
  }

  /** Whether its program and subcommand are those of a command, options left out of account. */
  boolean claims(ParsedCommand command) {
    boolean endsOpen = !words.isEmpty() && words.get(words.size() - 1).isEmpty();
    return !endsOpen
        && programs.contains(command.program())
        && taken(command.operands(), 0, 0) >= 0;
  }

  /** How many operands the words from one on take up; -1 where they do not fit. */
  private int taken(List<String> operands, int word, int at) {
    if (word == words.size()) {
      return at;
    }
    if (words.get(word).isPresent()) {
      boolean fits = at < operands.size() && words.get(word).get().fits(operands.get(at));
      return fits ? taken(operands, word + 1, at + 1) : -1;
    }
    for (int next = at; next <= operands.size(); next++) {
      int taken = taken(operands, word + 1, next);
      if (taken >= 0) {
        return taken;
      }
    }
    return -1;
  }
}
