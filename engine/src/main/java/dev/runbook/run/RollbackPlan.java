package dev.runbook.run;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the steps of a rollback: the {@code rollback=} steps of the steps that have run, the last
 * first, or else the section titled Rollback.
 */
final class RollbackPlan {
  private final Plan plan;
  private final List<Step> all;

  RollbackPlan(Plan plan) {
    this.plan = plan;
    this.all =
        Stream.concat(plan.steps().stream(), plan.rollback().stream())
            .filter(step -> step.group().isEmpty())
            .distinct()
            .toList();
  }

  /**
   * The steps of a rollback in their order.
   *
   * @param hasRun whether a step has done its work, or a part of it
   */
  List<RollbackStep> of(Predicate<Step> hasRun) {
    return plan.steps().stream().anyMatch(step -> !undoOf(step).isEmpty())
        ? ofEach(hasRun)
        : ofSection();
  }

  private List<RollbackStep> ofEach(Predicate<Step> hasRun) {
    List<Step> lastFirst = new ArrayList<>(plan.steps().stream().filter(hasRun).toList());
    Collections.reverse(lastFirst);
    Map<String, RollbackStep> undoing = new LinkedHashMap<>();
    for (Step done : lastFirst) {
      undoOf(done).forEach(undo -> undoing.merge(undo.id(), one(undo, done), RollbackPlan::both));
    }
    return List.copyOf(undoing.values());
  }

  private static RollbackStep one(Step undo, Step done) {
    return new RollbackStep(undo, List.of(done));
  }

  private static RollbackStep both(RollbackStep earlier, RollbackStep later) {
    List<Step> undoes = new ArrayList<>(earlier.undoes());
    undoes.addAll(later.undoes());
    return new RollbackStep(earlier.step(), undoes);
  }

  private List<Step> undoOf(Step step) {
    return step.options().rollback().stream()
        .flatMap(name -> References.named(all, name).stream())
        .toList();
  }

  private List<RollbackStep> ofSection() {
    Set<String> ids =
        plan.procedure().rollbackSteps().stream().map(Step::id).collect(Collectors.toSet());
    return plan.rollback().stream()
        .filter(step -> ids.contains(step.id()) && step.group().isEmpty())
        .map(step -> new RollbackStep(step, List.of()))
        .toList();
  }
}
