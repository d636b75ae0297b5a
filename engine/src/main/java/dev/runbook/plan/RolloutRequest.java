package dev.runbook.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is said of a rollout beside the page; it comes before what the page says.
 *
 * @param groups groups of hosts by name, each with aliases in the order of their turns
 * @param order in which waves hosts have their turn, such as {@code canary 1, then 100 %}
 * @param concurrency on how many hosts of a wave steps may run at the same time
 * @param stopAfterErrors after how many hosts that did not end well no further one begins
 * @param leftOut the hosts of the group that are left out
 * @param host the one host for which the group's steps alone are planned, as for its part of a
 *     rollout; empty for the whole
 */
public record RolloutRequest(
    Map<String, List<String>> groups,
    Optional<String> order,
    OptionalInt concurrency,
    OptionalInt stopAfterErrors,
    List<String> leftOut,
    Optional<String> host) {
  /** Nothing: the page says it all. */
  public static final RolloutRequest NONE =
      new RolloutRequest(
          Map.of(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of(),
          Optional.empty());

  /** Copies the map, order kept, and the list. */
  public RolloutRequest {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    leftOut = List.copyOf(leftOut);
  }

  /** That of one host's part. */
  public static RolloutRequest onHost(String alias) {
    return new RolloutRequest(
        Map.of(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.of(alias));
  }

  /** The same, where some hosts have their turn after all. */
  public RolloutRequest bringingBack(Collection<String> hosts) {
    List<String> left = leftOut.stream().filter(each -> !hosts.contains(each)).toList();
    return new RolloutRequest(groups, order, concurrency, stopAfterErrors, left, host);
  }

  /** The same, with more hosts left out. */
  public RolloutRequest leavingOut(List<String> more) {
    Set<String> all = new LinkedHashSet<>(leftOut);
    all.addAll(more);
    return new RolloutRequest(groups, order, concurrency, stopAfterErrors, List.copyOf(all), host);
  }
}
