package dev.runbook.plan;

import dev.runbook.graph.Edge;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a plan.
 *
 * @param steps those that are played, in their order
 * @param omitted the procedure's other steps, which were not asked for
 * @param rollback those offered when one fails
 * @param edges the edges between them
 * @param rollout how those on a group of hosts are rolled out; empty where no step is on a group
 * @param member the host of a group whose part of a rollout this is; empty for a whole plan
 */
public record PlannedSteps(
    List<Step> steps,
    List<Omitted> omitted,
    List<Step> rollback,
    List<Edge> edges,
    Optional<Rollout> rollout,
    Optional<String> member) {
  /** Copies the lists. */
  public PlannedSteps {
    steps = StepList.of(steps);
    omitted = List.copyOf(omitted);
    rollback = StepList.of(rollback);
    edges = List.copyOf(edges);
  }

  /** Steps of which none runs on a group of hosts. */
  public PlannedSteps(
      List<Step> steps, List<Omitted> omitted, List<Step> rollback, List<Edge> edges) {
    this(steps, omitted, rollback, edges, Optional.empty(), Optional.empty());
  }

  /** The same with other contents of its steps. */
  PlannedSteps with(List<Step> others, List<Step> otherRollback) {
    return new PlannedSteps(others, omitted, otherRollback, edges, rollout, member);
  }

  /** The same with a rollout. */
  PlannedSteps rolledOut(Optional<Rollout> how) {
    return new PlannedSteps(steps, omitted, rollback, edges, how, member);
  }

  /** The steps on a group alone, for one of its hosts. */
  PlannedSteps onHost(String host) {
    return new PlannedSteps(
        of(steps, host),
        List.of(),
        of(rollback, host),
        edges(host),
        Optional.empty(),
        Optional.of(host));
  }

  private List<Edge> edges(String host) {
    List<String> ids =
        java.util.stream.Stream.concat(of(steps, host).stream(), of(rollback, host).stream())
            .map(Step::id)
            .toList();
    return edges.stream()
        .filter(edge -> ids.contains(edge.from()) && ids.contains(edge.to()))
        .toList();
  }

  private static List<Step> of(List<Step> all, String host) {
    return all.stream()
        .filter(step -> step.group().isPresent())
        .map(step -> step.onHostOfGroup(host))
        .toList();
  }
}
