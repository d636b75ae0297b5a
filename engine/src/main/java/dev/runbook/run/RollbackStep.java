package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.List;

/**
 * A step of a rollback.
 *
 * @param step what runs
 * @param undoes the steps that it undoes; empty for one of a section titled Rollback, which does
 *     not say
 */
public record RollbackStep(Step step, List<Step> undoes) {
  /** Copies the list. */
  public RollbackStep {
    undoes = List.copyOf(undoes);
  }
}
