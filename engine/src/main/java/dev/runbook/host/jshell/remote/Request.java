package dev.runbook.host.jshell.remote;

/** The requests to the Java process. */
public sealed interface Request {
  /** Makes a value known as a variable. */
  record Define(String name, String type, String value) implements Request {}

  /**
   * Runs a text.
   *
   * @param number tells it from all others
   * @param text the snippets
   * @param mark what to write to both output streams when it is over
   */
  record Evaluate(int number, String text, String mark) implements Request {}

  /** Stops one evaluation, if it still runs. */
  record Stop(int number) implements Request {}

  /** Ends the process in good order. */
  record Leave() implements Request {}
}
