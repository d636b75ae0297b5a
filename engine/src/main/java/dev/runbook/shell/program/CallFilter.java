package dev.runbook.shell.program;

import java.util.List;
import java.util.Optional;

/**
 * The calls that a rule of the catalogue is about.
 *
 * @param begins how such a call begins behind the program's name, any of them; none for every call
 * @param conditions what else must hold, all of them
 * @param basis what it goes by
 */
record CallFilter(List<CommandPattern> begins, List<CallCondition> conditions, Basis basis) {
  /** Every call. */
  static final CallFilter ALWAYS = new CallFilter(List.of(), List.of(), Basis.PROGRAM);

  /** What is gone by. */
  enum Basis {
    /** What the program does with its words. */
    PROGRAM,
    /** What somebody has called the job; nothing more is known of it. */
    NAME,
    /** Where the shell sends the output, whatever the program does. */
    OUTPUT
  }

  CallFilter {
    begins = List.copyOf(begins);
    conditions = List.copyOf(conditions);
  }

  /**
   * Whether it holds for a command line.
   *
   * @param depth how many operands are the subcommand that this is said of
   */
  boolean holds(JudgedCall subject, int depth) {
    if (begins.isEmpty()) {
      return holds(new EntryMatch(subject, depth, depth));
    }
    for (CommandPattern pattern : begins) {
      Optional<EntryMatch> match = pattern.match(subject, depth);
      if (match.isPresent() && holds(match.get())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is about such subcommands at all, options left out of account. */
  boolean claims(ParsedCall line, int depth) {
    return begins.isEmpty() || begins.stream().anyMatch(pattern -> pattern.claims(line, depth));
  }

  private boolean holds(EntryMatch match) {
    for (CallCondition condition : conditions) {
      if (!condition.holds(match)) {
        return false;
      }
    }
    return true;
  }
}
