package dev.runbook.durable;

import dev.runbook.run.RunEnd;

/**
 * How a run ended: the result of its workflow.
 *
 * @param result the word for it
 * @param exitStatus the exit status that it gives
 * @param detail why, where it did not reach its end
 */
public record RunEnding(String result, int exitStatus, String detail) {
  static RunEnding of(RunEnd end) {
    return new RunEnding(end.result().word(), end.result().exitStatus(), end.detail());
  }
}
