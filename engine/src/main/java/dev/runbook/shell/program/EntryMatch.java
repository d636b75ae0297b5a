package dev.runbook.shell.program;

import java.util.List;

/**
 * A call that fits a command pattern, with its conditions still to be tested.
 *
 * @param subject the call
 * @param depth how many of its operands are the subcommand that something is said of
 * @param taken how many of its operands are named: its subcommand
 */
record EntryMatch(JudgedCall subject, int depth, int taken) {
  ParsedCall line() {
    return subject.line();
  }

  /** The operands after the subcommand. */
  List<String> operandsBehind() {
    return line()
        .operands()
        .subList(Math.min(taken, line().operands().size()), line().operands().size());
  }
}
