package dev.runbook.run;

import java.util.Map;
import java.util.Set;

/**
 * What the earlier parts of a run have left of a group's hosts.
 *
 * @param runs the id of the own run of each host that has had its turn, by the host
 * @param ends how the turn of each host ended that came to its last step: it has none again
 * @param contents the hashes of what the group's steps did when the rollout began, by their ids;
 *     empty where it has not
 * @param leftOut the hosts that were left out
 */
public record PastHosts(
    Map<String, String> runs,
    Map<String, RunResult> ends,
    Map<String, String> contents,
    Set<String> leftOut) {
  /** No host has had its turn. */
  public static final PastHosts NONE = new PastHosts(Map.of(), Map.of(), Map.of(), Set.of());

  /** Copies maps and set. */
  public PastHosts {
    runs = Map.copyOf(runs);
    ends = Map.copyOf(ends);
    contents = Map.copyOf(contents);
    leftOut = Set.copyOf(leftOut);
  }

  /** The hosts that came to their last step. */
  public Set<String> done() {
    return ends.keySet();
  }
}
