package dev.runbook.plan;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requested steps of a procedure. They keep the order and the numbers that they have in a play
 * of all steps.
 */
final class ChosenSteps {
  private final Procedure procedure;
  private final PlanRequest request;
  private final Problems problems;
  private final List<Step> all;
  private final Set<String> wanted;

  ChosenSteps(Procedure procedure, PlanRequest request, Problems problems) {
    this.procedure = procedure;
    this.request = request;
    this.problems = problems;
    this.all = new StepOrder(procedure.page(), problems).order(procedure.steps());
    this.wanted = request.asksForAll() ? ids(all) : withNeeds(chosen());
  }

  /** The steps that were asked for, and those they need, in order. */
  List<Step> steps() {
    return all.stream().filter(step -> wanted.contains(step.id())).toList();
  }

  /** The others. */
  List<Omitted> omitted() {
    Optional<String> first = first();
    boolean reached = first.isEmpty();
    List<Omitted> omitted = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      Step step = all.get(at);
      reached |= first.equals(Optional.of(step.id()));
      if (!wanted.contains(step.id())) {
        omitted.add(new Omitted(step, at + 1, reached ? "--only" : "--from"));
      }
    }
    return omitted;
  }

  private List<Step> chosen() {
    Set<String> named = ids(procedure.steps());
    if (!request.only().isEmpty()) {
      named.clear();
      request.only().forEach(name -> named.addAll(ids(find(name))));
    }
    Optional<String> first = first();
    boolean reached = first.isEmpty();
    List<Step> chosen = new ArrayList<>();
    for (Step step : procedure.steps()) {
      reached |= first.equals(Optional.of(step.id()));
      if (reached && named.contains(step.id())) {
        chosen.add(step);
      }
    }
    return chosen;
  }

  /** Problems of the needs were found when all steps were put in order. */
  private Set<String> withNeeds(List<Step> chosen) {
    Problems known = new Problems(problems.source());
    return ids(new StepOrder(procedure.page(), known).order(chosen));
  }

  private Optional<String> first() {
    return request.from().flatMap(name -> find(name).stream().findFirst()).map(Step::id);
  }

  private static Set<String> ids(List<Step> steps) {
    return steps.stream().map(Step::id).collect(Collectors.toCollection(HashSet::new));
  }

  private List<Step> find(String name) {
    List<Step> steps = procedure.steps();
    List<Step> found = References.named(steps, name);
    if (found.isEmpty()) {
      List<String> ids = steps.stream().map(Step::id).toList();
      problems.add(
          Problem.error(
                  problems.source(),
                  procedure.section().span(),
                  "unknown-step",
                  "`" + procedure.name() + "` has no step called `" + name + "`")
              .withHint(
                  Nearest.didYouMean(name, ids)
                      .orElse(
                          "its steps are "
                              + ids.stream().limit(8).collect(Collectors.joining(", ")))));
    }
    return found;
  }
}
