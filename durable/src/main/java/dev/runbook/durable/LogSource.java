package dev.runbook.durable;

import java.util.Optional;

/** Where the log of a run is read, and its questions are answered. */
interface LogSource {
  /** The log from an entry on. */
  LogPage page(int from);

  /**
   * Answers the question that the run waits with.
   *
   * @return why the answer was not taken; empty where it was
   */
  String answer(GivenAnswer given);

  /**
   * Gives a signed approval to the run.
   *
   * @return why it was not taken; empty where it was
   */
  String approve(String approval);

  /** The newest output of the command that runs; empty where none has said anything yet. */
  Optional<LiveOutput> live();

  /** Ends the command that runs, where it is the one at this place of the log. */
  void interrupt(int at);
}
