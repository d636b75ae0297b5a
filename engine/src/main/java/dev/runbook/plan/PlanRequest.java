package dev.runbook.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a plan besides its target.
 *
 * @param values parameter values by name
 * @param only the steps to plan, by id or slug; empty for all
 * @param from the step to begin at
 * @param rollout what is said of a rollout over many hosts
 */
public record PlanRequest(
    Map<String, String> values, List<String> only, Optional<String> from, RolloutRequest rollout) {
  /** Everything, without values. */
  public static final PlanRequest ALL = new PlanRequest(Map.of(), List.of(), Optional.empty());

  /** Copies map and list. */
  public PlanRequest {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    only = List.copyOf(only);
  }

  /** A request that says nothing of a rollout. */
  public PlanRequest(Map<String, String> values, List<String> only, Optional<String> from) {
    this(values, only, from, RolloutRequest.NONE);
  }

  /** Whether every step of the procedure is wanted. */
  boolean asksForAll() {
    return only.isEmpty() && from.isEmpty();
  }

  /** The same request with more values. */
  public PlanRequest with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new PlanRequest(all, only, from, rollout);
  }

  /** The same request with more to say of a rollout. */
  public PlanRequest with(RolloutRequest other) {
    return new PlanRequest(values, only, from, other);
  }
}
