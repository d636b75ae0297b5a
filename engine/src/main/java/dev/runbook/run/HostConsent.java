package dev.runbook.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was confirmed and approved for one host of a wave.
 *
 * @param dangers the ids of the danger steps that were confirmed
 * @param approvals what a second person has approved, by the ids of the steps
 * @param seen who the host said it was when they were
 */
public record HostConsent(
    Set<String> dangers, Map<String, Approval.Granted> approvals, Optional<HostAnswer> seen) {
  /** Copies the set and the map. */
  public HostConsent {
    dangers = Set.copyOf(dangers);
    approvals = Map.copyOf(approvals);
  }
}
