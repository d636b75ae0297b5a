package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import java.util.List;
import java.util.Optional;

/** Finds the steps that only look, and so can show the operator a missing value. */
final class LookingSteps {
  private LookingSteps() {}

  /** The last step that only looks before the first that uses a value. */
  static Optional<Step> before(Plan plan, List<Step> running, PlanParam param) {
    Optional<Step> looking = Optional.empty();
    for (Step step : running) {
      if (param.steps().contains(step.id())) {
        return looking;
      }
      if (onlyLooks(plan, step) && plan.unbound(List.of(step)).isEmpty()) {
        looking = Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private static boolean onlyLooks(Plan plan, Step step) {
    return !step.commands().isEmpty()
        && step.commands().stream().allMatch(command -> command.onlyLooks(plan.catalogue()));
  }
}
