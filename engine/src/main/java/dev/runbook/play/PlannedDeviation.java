package dev.runbook.play;

import dev.runbook.plan.Omitted;
import dev.runbook.plan.Plan;
import dev.runbook.run.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step that the flags of a play change or leave out, known before step 1.
 *
 * @param step its id
 * @param title what it is called
 * @param position its number on the page
 * @param how what becomes of it, in a clause: {@code left out with --skip}
 */
public record PlannedDeviation(String step, String title, int position, String how) {
  /** Those that were not asked for, so that the plan is without them. */
  public static List<PlannedDeviation> omitted(Plan plan) {
    return plan.omitted().stream().map(PlannedDeviation::of).toList();
  }

  private static PlannedDeviation of(Omitted left) {
    return new PlannedDeviation(
        left.step().id(), left.step().title(), left.position(), "left out with " + left.flag());
  }

  /** All of a plan's, in the order of the page. */
  static List<PlannedDeviation> of(Plan plan, Selection selection) {
    List<PlannedDeviation> all = new ArrayList<>();
    all.addAll(omitted(plan));
    plan.steps()
        .forEach(
            step -> {
              Optional<LeftOut> leftOut = selection.leftOut(step);
              Optional<String> how =
                  leftOut.isPresent()
                      ? leftOut.filter(LeftOut::deviation).map(LeftOut::reason)
                      : selection.assumes(step);
              how.ifPresent(
                  what ->
                      all.add(
                          new PlannedDeviation(
                              step.id(), step.title(), plan.position(step), what)));
            });
    return List.copyOf(all);
  }
}
