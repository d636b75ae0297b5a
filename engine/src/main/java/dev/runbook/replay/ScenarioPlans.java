package dev.runbook.replay;

import dev.runbook.plan.CompleteMachine;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Planner;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.RolloutRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The plans of scenarios: each is made once for a procedure, its values and its hosts. */
final class ScenarioPlans {
  /** What a plan depends on. */
  private record Key(
      Path page,
      int section,
      Set<String> variables,
      Map<String, String> values,
      RolloutRequest rollout,
      CompleteMachine machine) {
    Key with(Map<String, String> other) {
      return new Key(page, section, variables, other, rollout, machine);
    }
  }

  private final UnaryOperator<Plan> check;
  private final Map<Key, Plan> plans = new ConcurrentHashMap<>();
  private final Map<Key, Set<String>> names = new ConcurrentHashMap<>();

  /**
   * Plans.
   *
   * @param check adds what else is wrong with a plan
   */
  ScenarioPlans(UnaryOperator<Plan> check) {
    this.check = check;
  }

  /** The plan of a scenario; values that nothing asks for are left out of it. */
  Plan of(Scenario scenario, Procedure procedure, CompleteMachine machine) {
    Planner planner = new Planner(machine);
    Key unfilled =
        new Key(
            procedure.path(),
            procedure.section().index(),
            scenario.given().environment().keySet(),
            Map.of(),
            scenario
                .given()
                .host()
                .map(host -> RolloutRequest.onHost(host.value()))
                .orElse(RolloutRequest.NONE),
            machine);
    Set<String> known =
        names.computeIfAbsent(unfilled, any -> names(planner.plan(procedure, PlanRequest.ALL)));
    Map<String, String> values = new LinkedHashMap<>();
    scenario.given().params().forEach((name, value) -> values.put(name, value.value()));
    values.keySet().retainAll(known);
    PlanRequest request = new PlanRequest(values, List.of(), Optional.empty(), unfilled.rollout());
    return plans.computeIfAbsent(
        unfilled.with(values), any -> check.apply(planner.plan(procedure, request)));
  }

  /** The names of the values that a plan's page asks for. */
  static Set<String> names(Plan plan) {
    Set<String> names = new TreeSet<>(plan.params().stream().map(PlanParam::name).toList());
    names.addAll(plan.procedure().page().document().frontMatter().settings().params().keySet());
    return names;
  }
}
