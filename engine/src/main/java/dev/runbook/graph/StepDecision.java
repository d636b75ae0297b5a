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
  /** That of a step which stands for itself. */
  static StepDecision onlyIf(Optional<String> condition) {
    return new StepDecision(condition, Optional.empty(), false);
  }
}
