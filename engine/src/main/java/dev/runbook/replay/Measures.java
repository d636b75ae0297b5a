package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * The results of the requested measurements of scenarios: coverage, mutations, drills, second
 * plays.
 *
 * @param coverage the parts of the pages that they reach
 * @param mutations the changes of the pages that they notice
 * @param drill the results of plays with one fault each
 * @param again the results of second plays
 */
public record Measures(
    Optional<Coverage> coverage,
    Optional<MutationReport> mutations,
    Optional<DrillReport> drill,
    Optional<List<SecondPlay>> again) {
  /** No measurement. */
  public static final Measures NONE =
      new Measures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
