package dev.runbook.graph;

import java.util.Optional;

/**
 * The attributes for the repetition and the rollback of a step.
 *
 * @param idempotent whether it may run twice
 * @param retry how it is tried again
 * @param rollback the id of the step that undoes it
 * @param always whether it is also done where the run ends early
 */
public record RecoveryOptions(
    boolean idempotent, Optional<Retry> retry, Optional<String> rollback, boolean always) {
  /** Nothing said. */
  public static final RecoveryOptions NONE =
      new RecoveryOptions(false, Optional.empty(), Optional.empty(), false);
}
