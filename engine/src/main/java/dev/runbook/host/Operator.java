package dev.runbook.host;

import java.util.Optional;

/**
 * The person who plays a run, as hosts need them: for the loan of a terminal, and for typed
 * secrets.
 */
public interface Operator {
  /**
   * Lends the terminal to a command.
   *
   * @throws HostException when there is none
   */
  TerminalLoan lend();

  /**
   * Makes a pseudo-terminal on this machine.
   *
   * @throws HostException when this machine cannot
   */
  PseudoTerminal pseudoTerminal(TerminalSize size);

  /**
   * Asks for something that must not be seen, such as the passphrase of a key.
   *
   * @param question what is asked, one line, from here or from a host
   * @return what was typed; empty when nobody can be asked, or nobody answers
   */
  Optional<String> secret(String question);

  /** Whether there is somebody to ask at all. */
  default boolean isThere() {
    return true;
  }

  /** Nobody: a batch. */
  static Operator nobody() {
    return new Operator() {
      @Override
      public TerminalLoan lend() {
        throw new HostException(HostException.Kind.SETUP, "there is no terminal to lend");
      }

      @Override
      public PseudoTerminal pseudoTerminal(TerminalSize size) {
        throw new HostException(
            HostException.Kind.SETUP, "there is no pseudo-terminal to be had here");
      }

      @Override
      public Optional<String> secret(String question) {
        return Optional.empty();
      }

      @Override
      public boolean isThere() {
        return false;
      }
    };
  }
}
