package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * The requested measurements of scenarios: coverage, mutations, drills, second plays.
 *
 * @param coverage what of the pages they reach
 * @param mutations which changes of the pages they notice
 * @param drill what comes of nights on which one thing goes wrong
 * @param again what comes of second nights
 */
public record Measures(
    Optional<Coverage> coverage,
    Optional<MutationReport> mutations,
    Optional<DrillReport> drill,
    Optional<List<SecondPlay>> again) {
  /** Nothing was asked. */
  public static final Measures NONE =
      new Measures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
