package dev.runbook.graph;

import java.util.Optional;

/**
 * The decisions before a step runs: whether it runs, and which of several alternatives.
 *
 * @param condition the sentence that makes it optional, so that Enter means no; empty for a step
 *     that is not
 * @param alternativeTo the first step of the group of which one is picked
 * @param pickOne whether its own commands are alternatives of which one is picked
 */
public record StepDecision(
    Optional<String> condition, Optional<String> alternativeTo, boolean pickOne) {
  private static final StepDecision NONE =
      new StepDecision(Optional.empty(), Optional.empty(), false);

  /** The decisions before a step; before most there is none. */
  static StepDecision of(
      Optional<String> condition, Optional<String> alternativeTo, boolean pickOne) {
    return condition.isEmpty() && alternativeTo.isEmpty() && !pickOne
        ? NONE
        : new StepDecision(condition, alternativeTo, pickOne);
  }

  /** That of a step which stands for itself. */
  static StepDecision onlyIf(Optional<String> condition) {
    return of(condition, Optional.empty(), false);
  }
}
