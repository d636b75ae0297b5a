package dev.runbook.shell.risk;

import dev.runbook.shell.Risk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule: which commands it is about, and what it says of them.
 *
 * @param name what plans and transcripts call it
 * @param level the risk it gives; none for a rule that only takes others away
 * @param says what such a command does, a sentence without its subject
 * @param begins how such a command begins, any of them
 * @param conditions what else must hold, all of them
 * @param basis what it goes by
 * @param insteadOf the names of the broader rules that do not count where this one fits; {@value
 *     #EVERYTHING} for all
 * @param yes commands it fits
 * @param no commands it does not fit
 */
public record Rule(
    String name,
    Risk level,
    String says,
    List<CommandPattern> begins,
    List<Condition> conditions,
    Basis basis,
    List<String> insteadOf,
    List<String> yes,
    List<String> no) {
  static final String EVERYTHING = "everything";

  /** What a rule goes by. */
  enum Basis {
    /** What the program does with its words. */
    PROGRAM,
    /** What somebody has called the job; nothing more is known of it. */
    NAME,
    /** Where the shell sends the output, whatever the program does. */
    OUTPUT
  }

  /** Copies the lists. */
  public Rule {
    begins = List.copyOf(begins);
    conditions = List.copyOf(conditions);
    insteadOf = List.copyOf(insteadOf);
    yes = List.copyOf(yes);
    no = List.copyOf(no);
  }

  /** The programs it is about; empty where it may be about any. */
  Set<String> programs() {
    Set<String> programs = new HashSet<>();
    begins.forEach(pattern -> programs.addAll(pattern.programs()));
    return programs.contains("*") ? Set.of() : programs;
  }

  /** Whether it is about such commands at all, so that it knows better than their names say. */
  boolean claims(ParsedCommand command) {
    return begins.stream().anyMatch(pattern -> pattern.claims(command));
  }

  boolean goesBy(Basis other) {
    return basis == other;
  }

  boolean fits(ParsedCommand command) {
    if (begins.isEmpty()) {
      return holds(new Match(command, 0));
    }
    return begins.stream()
        .map(pattern -> pattern.match(command))
        .flatMap(Optional::stream)
        .anyMatch(this::holds);
  }

  private boolean holds(Match match) {
    return conditions.stream().allMatch(condition -> condition.holds(match));
  }
}
