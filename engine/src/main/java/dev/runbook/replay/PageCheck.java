package dev.runbook.replay;

import dev.runbook.graph.StepGraph;
import dev.runbook.plan.Plan;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Map;

/** Checks of pages beyond those of reading and planning. */
public interface PageCheck {
  /** Nothing. */
  PageCheck NOTHING = plan -> plan;

  /** A plan with what else is wrong with it. */
  Plan of(Plan plan);

  /** What is wrong with pages that were changed in memory; those with which nothing is are left. */
  default Map<StepGraph, List<Problem>> ofChanged(List<StepGraph> pages) {
    return Map.of();
  }
}
