package dev.runbook.cli;

import dev.runbook.cli.console.Prompter;
import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;

/** Somebody who answers questions, and has no terminal to lend. */
interface WithoutTerminal extends Prompter {
  @Override
  default void interrupt() {}

  @Override
  default int columns() {
    return 100;
  }

  @Override
  default int rows() {
    return 50;
  }

  @Override
  default TerminalLoan lend() {
    return Operator.nobody().lend();
  }

  @Override
  default PseudoTerminal pseudoTerminal(TerminalSize size) {
    return Operator.nobody().pseudoTerminal(size);
  }

  @Override
  default void close() {}
}
