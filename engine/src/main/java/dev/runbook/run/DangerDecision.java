package dev.runbook.run;

import java.util.Optional;

/**
 * The decision of the danger guard: whether a step may run.
 *
 * @param given whether it is no danger, or was confirmed as it now stands
 * @param ends how the run ends where nobody can be asked again
 */
record DangerDecision(boolean given, Optional<RunEnd> ends) {
  static final DangerDecision GIVEN = new DangerDecision(true, Optional.empty());
  static final DangerDecision NOT_GIVEN = new DangerDecision(false, Optional.empty());

  static DangerDecision ends(RunResult result, String detail) {
    return new DangerDecision(false, Optional.of(new RunEnd(result, detail)));
  }
}
