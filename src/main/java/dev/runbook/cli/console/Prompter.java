package dev.runbook.cli.console;

import dev.runbook.host.HostException;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;

/** Asks the person at the terminal. It discards keys that they pressed before a question. */
public interface Prompter extends AutoCloseable {
  /** Asks, and waits for the answer. */
  PromptAnswer ask(Prompt prompt);

  /** Ends the question that is open, as Ctrl-C would; from any thread. */
  void interrupt();

  /** How many columns the terminal has now. */
  int columns();

  /** How many rows the terminal has now. */
  int rows();

  /**
   * Lends the terminal to a command, raw.
   *
   * @throws HostException when there is none to lend
   */
  TerminalLoan lend();

  /**
   * Makes a pseudo-terminal that is set as this terminal is.
   *
   * @throws HostException when this machine cannot
   */
  PseudoTerminal pseudoTerminal(TerminalSize size);

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
