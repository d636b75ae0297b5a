package dev.runbook.plan;

import dev.runbook.graph.Edge;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepList;
import java.util.List;

/**
 * The steps of a plan.
 *
 * @param steps those that are played, in their order
 * @param omitted the procedure's other steps, which were not asked for
 * @param rollback those offered when one fails
 * @param edges the edges between them
 */
public record PlannedSteps(
    List<Step> steps, List<Omitted> omitted, List<Step> rollback, List<Edge> edges) {
  /** Copies the lists. */
  public PlannedSteps {
    steps = StepList.of(steps);
    omitted = List.copyOf(omitted);
    rollback = StepList.of(rollback);
    edges = List.copyOf(edges);
  }
}
