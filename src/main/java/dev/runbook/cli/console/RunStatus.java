package dev.runbook.cli.console;

import dev.runbook.plan.Plan;
import dev.runbook.play.PlannedDeviation;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import java.util.List;

/** The state of a run for the operator's screens. */
public final class RunStatus implements RunListener {
  private final Deviations deviations;
  private final Outcomes outcomes = new Outcomes();
  private final StepTimes times;

  /**
   * The status of a run that begins.
   *
   * @param plan what is played
   * @param known the deviations that are known before step 1
   * @param times how long steps took before
   */
  public RunStatus(Plan plan, List<PlannedDeviation> known, StepTimes times) {
    this.deviations = new Deviations(plan, known);
    this.times = times;
  }

  @Override
  public void on(RunEvent event) {
    deviations.on(event);
    outcomes.on(event);
  }

  Deviations deviations() {
    return deviations;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  StepTimes times() {
    return times;
  }
}
