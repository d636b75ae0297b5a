package dev.runbook.graph;

/**
 * Facts about running a command, such as a terminal that it needs.
 *
 * @param pipeline whether a failure in any part of it is its failure
 * @param terminal whether it needs a terminal but no person
 * @param interactive whether it needs the operator's terminal
 * @param login whether it opens the operator's terminal on its host, so that the host receives no
 *     text
 */
public record CommandTraits(
    boolean pipeline, boolean terminal, boolean interactive, boolean login) {
  /** Nothing but a shell that reads it. */
  public static final CommandTraits PLAIN = new CommandTraits(false, false, false, false);

  /** What running a command takes; most take nothing but a shell. */
  static CommandTraits of(boolean pipeline, boolean terminal, boolean interactive, boolean login) {
    return pipeline || terminal || interactive || login
        ? new CommandTraits(pipeline, terminal, interactive, login)
        : PLAIN;
  }

  /** The operator's terminal. */
  static final CommandTraits TYPED = PLAIN.interactive(true);

  /** The same, with the operator's terminal or without. */
  CommandTraits interactive(boolean wanted) {
    return new CommandTraits(pipeline, terminal, wanted, login);
  }

  /** The same of a text that is a pipeline or none. */
  CommandTraits pipeline(boolean is) {
    return new CommandTraits(is, terminal, interactive, login);
  }
}
