package dev.runbook.run;

import dev.runbook.plan.Plan;

/** The plan of a run with its current values. */
public final class CurrentPlan {
  private volatile Plan plan;

  CurrentPlan(Plan plan) {
    this.plan = plan;
  }

  /** The plan with the values that hold now. */
  public Plan now() {
    return plan;
  }

  /** Other values hold from now on. */
  void replace(Plan other) {
    plan = other;
  }
}
