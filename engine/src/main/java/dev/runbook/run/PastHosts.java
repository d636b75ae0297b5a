package dev.runbook.run;

import java.util.Map;
import java.util.Set;

/**
 * What the earlier parts of a run have left of a group's hosts.
 *
 * @param runs the id of the own run of each host that has had its turn, by the host
 * @param done the hosts whose turn ended well: they have none again
 * @param contents the hashes of what the group's steps did when the rollout began, by their ids;
 *     empty where it has not
 */
public record PastHosts(Map<String, String> runs, Set<String> done, Map<String, String> contents) {
  /** No host has had its turn. */
  public static final PastHosts NONE = new PastHosts(Map.of(), Set.of(), Map.of());

  /** Copies maps and set. */
  public PastHosts {
    runs = Map.copyOf(runs);
    done = Set.copyOf(done);
    contents = Map.copyOf(contents);
  }
}
