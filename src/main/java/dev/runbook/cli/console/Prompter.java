package dev.runbook.cli.console;

/** Asks the person at the terminal. Keys that were pressed before a question are thrown away. */
public interface Prompter extends AutoCloseable {
  /** Asks, and waits for the answer. */
  Typed ask(Prompt prompt);

  /** Ends the question that is open, as Ctrl-C would; from any thread. */
  void interrupt();

  /** How many columns the terminal has now. */
  int columns();

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
