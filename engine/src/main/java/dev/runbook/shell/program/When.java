package dev.runbook.shell.program;

import java.util.List;

/**
 * Which calls something is said of.
 *
 * @param begins how such a call begins behind the program's name, any of them; none for every call
 * @param conditions what else must hold, all of them
 * @param basis what it goes by
 */
record When(List<CommandPattern> begins, List<Condition> conditions, Basis basis) {
  /** Every call. */
  static final When ALWAYS = new When(List.of(), List.of(), Basis.PROGRAM);

  /** What is gone by. */
  enum Basis {
    /** What the program does with its words. */
    PROGRAM,
    /** What somebody has called the job; nothing more is known of it. */
    NAME,
    /** Where the shell sends the output, whatever the program does. */
    OUTPUT
  }

  When {
    begins = List.copyOf(begins);
    conditions = List.copyOf(conditions);
  }

  /**
   * Whether it holds for a command line.
   *
   * @param depth how many operands are the subcommand that this is said of
   */
  boolean holds(Subject subject, int depth) {
    if (begins.isEmpty()) {
      return holds(new Match(subject, depth, depth));
    }
    return begins.stream()
        .flatMap(pattern -> pattern.match(subject, depth).stream())
        .anyMatch(this::holds);
  }

  /** Whether it is about such subcommands at all, options left out of account. */
  boolean claims(CommandLine line, int depth) {
    return begins.isEmpty() || begins.stream().anyMatch(pattern -> pattern.claims(line, depth));
  }

  private boolean holds(Match match) {
    return conditions.stream().allMatch(condition -> condition.holds(match));
  }
}
