package dev.runbook.durable;

import dev.runbook.host.Waiting;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The order of what reaches a run from outside: replies of hosts, answers of persons, the passing
 * of time.
 *
 * <p>A run depends on nothing else. Whoever plays the same plan by the same log comes to the same
 * end; the workflow writes the log, and those who follow it read it. One thread uses it, apart from
 * the interrupting.
 */
interface RunLog {
  /** Calls a host. */
  HostReply call(HostCall call);

  /**
   * Calls a host.
   *
   * @param newest is told what the command has printed by now, where somebody looks on
   */
  default HostReply call(HostCall call, Consumer<LiveOutput> newest) {
    return call(call);
  }

  /** Ends the call that is made now; from any thread. */
  void interrupt();

  /**
   * The answer to a question.
   *
   * @param question what is asked
   * @param person asks the person who is here, where the question is still open; nothing is no
   *     answer, and is asked again
   */
  String answer(AskedQuestion question, Supplier<String> person);

  /** How time passes. */
  Waiting waiting();
}
