package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern for commands: a subcommand, and options.
 *
 * <p>{@code up|down} in the entry of {@code docker compose} fits {@code docker compose -f x.yaml
 * down web}. {@code *} is one word or part of one, {@code ...} any number of words; {@code clean
 * -f|--force} asks for an option, {@code branch (alone)} for nothing behind.
 */
final class CommandPattern {
  private static final String ANY_NUMBER = "...";
  private static final String ALONE = "(alone)";
  private static final String ALWAYS = "always";

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
      } else if (word.startsWith("-") && word.length() > 1) {
        options.add(OptionChoice.of(word));
      } else if (!word.equals(ALONE) && !word.equals(ALWAYS) && !word.isEmpty()) {
        words.add(Optional.of(Wildcard.ofWord(word)));
      }
    }
  }

  /** A pattern for what stands behind the name of an entry's program. */
  static CommandPattern behindName(String written) {
    return new CommandPattern(Set.of(), Words.of(written));
  }

  /** A pattern that begins with the programs it is about: {@code apt|apt-get install}. */
  static CommandPattern withProgram(String written) {
    List<String> parts = Words.of(written);
    Set<String> programs = new HashSet<>(Arrays.asList(parts.get(0).split("\\|")));
    return new CommandPattern(programs, parts.subList(1, parts.size()));
  }

  /** The programs it is about where it names them, {@code *} for any. */
  Set<String> programs() {
    return programs;
  }

  /** Whether it asks for a subcommand. */
  boolean namesSubcommand() {
    return !words.isEmpty();
  }

  /**
   * How a call fits, if it does.
   *
   * @param depth how many of the call's operands are the subcommand whose entry this stands in
   */
  Optional<EntryMatch> match(JudgedCall subject, int depth) {
    if (!isAbout(subject.line())) {
      return Optional.empty();
    }
    int taken = taken(subject.line().operands(), 0, depth);
    if (taken < 0) {
      return Optional.empty();
    }
    EntryMatch match = new EntryMatch(subject, depth, taken);
    boolean fits = hasOptions(match) && (!alone || subject.line().wordsBehind(taken).isEmpty());
    return fits ? Optional.of(match) : Optional.empty();
  }

  private boolean hasOptions(EntryMatch match) {
    for (OptionChoice option : options) {
      if (!option.isIn(match)) {
        return false;
      }
    }
    return true;
  }

  /** Whether its subcommand is that of a command, options left out of account. */
  boolean claims(ParsedCall line, int depth) {
    boolean endsOpen = !words.isEmpty() && words.get(words.size() - 1).isEmpty();
    return !endsOpen && isAbout(line) && taken(line.operands(), 0, depth) >= 0;
  }

  private boolean isAbout(ParsedCall line) {
    return programs.isEmpty() || programs.contains("*") || programs.contains(line.program());
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
