package dev.runbook.replay;

import dev.runbook.run.StepOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outcomes of steps on the hosts of a group: of each step the gravest. */
final class GroupOutcomes {
  private static final List<StepOutcome> GRAVEST_FIRST =
      List.of(
          StepOutcome.UNKNOWN,
          StepOutcome.TIMED_OUT,
          StepOutcome.SIGNALLED,
          StepOutcome.FAILED,
          StepOutcome.NOT_STARTED,
          StepOutcome.OK,
          StepOutcome.ASSUMED,
          StepOutcome.SKIPPED,
          StepOutcome.LEFT_OUT,
          StepOutcome.NOT_REACHED);

  private final Map<String, StepOutcome> byStep = new LinkedHashMap<>();

  /** Adds those of a host, by the ids of the steps. */
  void add(Map<String, StepOutcome> host) {
    host.forEach((step, outcome) -> byStep.merge(step, outcome, GroupOutcomes::gravest));
  }

  private static StepOutcome gravest(StepOutcome one, StepOutcome other) {
    return GRAVEST_FIRST.indexOf(one) <= GRAVEST_FIRST.indexOf(other) ? one : other;
  }

  /** Those of all hosts so far. */
  Map<String, StepOutcome> byStep() {
    return byStep;
  }
}
