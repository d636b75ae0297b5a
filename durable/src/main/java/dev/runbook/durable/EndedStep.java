package dev.runbook.durable;

import dev.runbook.run.StepOutcome;
import dev.runbook.run.StepResult;

/**
 * The end of a step of a run, as a payload.
 *
 * @param id the step's id
 * @param ran how its last command ended; null where none ran
 * @param outcome what came of it, in a word
 * @param reason why none ran
 * @param millis how long it took
 */
public record EndedStep(
    String id, HostReply.Ended ran, String outcome, String reason, long millis) {
  static EndedStep of(String id, StepResult result, long millis) {
    return new EndedStep(
        id,
        result instanceof StepResult.Ran ran ? HostReply.Ended.of(ran.outcome()) : null,
        result.word(),
        result.detail(),
        millis);
  }

  StepResult result() {
    if (ran != null) {
      return new StepResult.Ran(ran.outcome());
    }
    return switch (StepOutcome.of(outcome)) {
      case LEFT_OUT -> new StepResult.LeftOut(reason);
      case ASSUMED -> new StepResult.Assumed(reason);
      default -> new StepResult.Skipped(reason);
    };
  }
}
