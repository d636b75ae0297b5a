package dev.runbook.shell.risk;

import java.util.List;

/**
 * A command that begins as a rule says, with the conditions of the rule still to be tried.
 *
 * @param command the command
 * @param taken how many of its operands the rule has named: its subcommand
 */
record Match(ParsedCommand command, int taken) {
  /** The operands after the subcommand. */
  List<String> operandsBehind() {
    return command.operands().subList(taken, command.operands().size());
  }

  /** All words after the subcommand. */
  List<String> wordsBehind() {
    return command.wordsBehind(taken);
  }
}
