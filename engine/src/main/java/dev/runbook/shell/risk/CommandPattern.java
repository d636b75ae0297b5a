package dev.runbook.shell.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a command begins: its program and subcommand, options left out of account.
 *
 * <p>{@code docker compose up|down} fits {@code docker compose -f x.yaml down web}. {@code *} is
 * one word or part of one, {@code ...} any number of words.
 */
final class CommandPattern {
  private static final String ANY_NUMBER = "...";

  private final Set<String> programs;
  private final List<Optional<Wildcard>> words;

  private CommandPattern(Set<String> programs, List<Optional<Wildcard>> words) {
    this.programs = programs;
    this.words = words;
  }

  static CommandPattern of(String written) {
    String[] parts = written.strip().split("\\s+");
    List<Optional<Wildcard>> words = new ArrayList<>();
    for (String word : Arrays.asList(parts).subList(1, parts.length)) {
      words.add(word.equals(ANY_NUMBER) ? Optional.empty() : Optional.of(Wildcard.ofWord(word)));
    }
    return new CommandPattern(new HashSet<>(Arrays.asList(parts[0].split("\\|"))), words);
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
    return taken < 0 ? Optional.empty() : Optional.of(new Match(command, taken));
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
