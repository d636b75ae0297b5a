package dev.runbook.durable;

import dev.runbook.plan.Rollout;
import dev.runbook.plan.RolloutRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the steps on a group are rolled out over its hosts, as a payload.
 *
 * @param group the group's name
 * @param hosts all hosts of it, in the order of their turns
 * @param order the order, as it was written
 * @param concurrency on how many hosts at the same time
 * @param stopAfterErrors after how many errors no further host begins
 * @param leftOut the hosts that are left out
 * @param host the one host for which the steps alone are played, whose part goes on by itself; null
 *     for all of them
 */
public record RolloutInput(
    String group,
    List<String> hosts,
    String order,
    int concurrency,
    int stopAfterErrors,
    List<String> leftOut,
    String host) {
  static RolloutInput onHost(String alias) {
    return new RolloutInput(null, List.of(), null, 0, 0, List.of(), alias);
  }

  static RolloutInput of(Rollout rollout) {
    return new RolloutInput(
        rollout.group(),
        rollout.wholeGroup(),
        rollout.order(),
        rollout.concurrency(),
        rollout.stopAfterErrors(),
        rollout.leftOut(),
        null);
  }

  RolloutRequest request() {
    if (host != null) {
      return RolloutRequest.onHost(host);
    }
    return new RolloutRequest(
        Map.of(group, hosts),
        Optional.of(order),
        OptionalInt.of(concurrency),
        OptionalInt.of(stopAfterErrors),
        leftOut,
        Optional.empty());
  }
}
