package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.shell.Risk;
import java.util.List;
import java.util.Optional;

/**
 * A plan that only looks: anyone may play it at any time, since it changes nothing on its hosts.
 */
public final class LookingPlan {
  private LookingPlan() {}

  /** Why a plan is none, a clause; empty where it is one and can be played as it is. */
  public static Optional<String> whyNot(Plan plan) {
    List<Step> running = Selection.unattended(plan, PlayFlags.unattended()).running(plan.steps());
    if (running.isEmpty()) {
      return Optional.of("it has no step that runs by itself");
    }
    Optional<Step> other =
        running.stream().filter(step -> !step.onlyLooks(plan.catalogue())).findFirst();
    if (other.isPresent()) {
      return Optional.of("\"" + other.get().title() + "\" " + why(other.get()));
    }
    if (!plan.errors().isEmpty()) {
      return Optional.of("it has errors: " + plan.errors().get(0).message());
    }
    return plan.unbound(running).stream()
        .findFirst()
        .map(PlanParam::name)
        .map(name -> "it needs a value: --param " + name + "=…");
  }

  /** Whether a plan does only look, and cannot be played all the same. */
  public static boolean isUnplayable(Plan plan) {
    List<Step> running = Selection.unattended(plan, PlayFlags.unattended()).running(plan.steps());
    return !plan.errors().isEmpty()
        && running.stream().allMatch(step -> step.onlyLooks(plan.catalogue()));
  }

  private static String why(Step step) {
    if (step.kind() == StepKind.MANUAL) {
      return "is for a person";
    }
    if (step.kind() != StepKind.SHELL) {
      return "is no command that ends by itself";
    }
    return step.reasons().stream()
        .filter(reason -> reason.risk() != Risk.NONE)
        .findFirst()
        .map(reason -> "asks for care: " + reason.message())
        .orElse("calls a program that is not known to only look");
  }
}
