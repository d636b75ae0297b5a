package dev.runbook.replay;

import java.util.Optional;

/**
 * How much scenarios notice, as far as that was asked.
 *
 * @param coverage what of the pages they reach
 * @param mutations which changes of the pages they notice
 * @param drill what comes of nights on which one thing goes wrong
 */
public record Measures(
    Optional<Coverage> coverage, Optional<MutationReport> mutations, Optional<DrillReport> drill) {
  /** Nothing was asked. */
  public static final Measures NONE =
      new Measures(Optional.empty(), Optional.empty(), Optional.empty());
}
