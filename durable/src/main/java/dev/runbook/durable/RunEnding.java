package dev.runbook.durable;

import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import java.util.List;

/**
 * How a run ended: the result of its workflow.
 *
 * @param result the word for it
 * @param exitStatus the exit status that it gives
 * @param detail why, where it did not reach its end
 * @param steps the ends of its steps, for the run that leads it; null where none does
 */
public record RunEnding(String result, int exitStatus, String detail, List<EndedStep> steps) {
  static RunEnding of(RunEnd end, List<EndedStep> steps) {
    return new RunEnding(end.result().word(), end.result().exitStatus(), end.detail(), steps);
  }

  RunEnd end() {
    return new RunEnd(RunResult.of(result).orElse(RunResult.UNKNOWN), detail);
  }
}
