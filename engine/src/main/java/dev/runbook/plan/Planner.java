package dev.runbook.plan;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the plan of a procedure: everything resolved that can be without running anything. */
public final class Planner {
  private final Machine machine;

  /** A planner for plays from one machine. */
  public Planner(Machine machine) {
    this.machine = machine;
  }

  /** Plans a procedure. What is wrong is collected in the plan. */
  public Plan plan(Procedure procedure, PlanRequest request) {
    StepGraph page = procedure.page();
    Problems problems = new Problems(page.document().source());
    ChosenSteps choice = new ChosenSteps(procedure, request, problems);
    List<Step> ordered = choice.steps();
    List<Step> rollback = together(procedure.undoSteps(), procedure.rollbackSteps());
    List<Step> all = together(ordered, rollback);

    Parameters parameters = new Parameters(page);
    List<PlanParam> params = parameters.neededBy(all, request.values());
    new ValueChecks(problems).check(page, params, request.values());
    Map<String, Step> filled = filled(all, parameters, params, problems);
    GroupSteps groups = new GroupSteps(page, request.rollout(), problems);
    Optional<Rollout> rollout = groups.rollout(ordered, rollback);
    List<String> hosts = groups.hosts(rollout);
    List<Step> played = request.rollout().host().isPresent() ? GroupSteps.ofGroups(all) : all;
    new MachineChecks(machine, problems).check(page, played, hosts);
    List<Step> reached = played.stream().map(step -> filled.get(step.id())).toList();
    List<Reach> reaches = new Reaches(machine, problems).of(GroupSteps.onEach(reached, hosts));
    warnOfRollbacksElsewhere(ordered, all, problems);

    List<Problem> everything = new ArrayList<>(page.problems());
    everything.addAll(problems.all());
    PlannedSteps planned =
        new PlannedSteps(
                ordered.stream().map(step -> filled.get(step.id())).toList(),
                choice.omitted(),
                rollback.stream().map(step -> filled.get(step.id())).toList(),
                PlanEdges.of(procedure, ordered, rollback))
            .rolledOut(rollout);
    Plan plan = new Plan(procedure, planned, params, reaches, machine, everything, Map.of());
    Plan checked = plan.with(GroupSteps.targetsBeyond(plan));
    return request.rollout().host().map(checked::onHost).orElse(checked);
  }

  /**
   * The same plan with other values: the same steps on the same machine, filled in anew. What is
   * wrong with the values is in it, beside what was said of the plan before.
   */
  public static Plan withValues(Plan plan, Map<String, String> values) {
    StepGraph page = plan.procedure().page();
    Problems problems = new Problems(page.document().source());
    Map<String, String> all = new LinkedHashMap<>();
    plan.params().forEach(param -> param.value().ifPresent(value -> all.put(param.name(), value)));
    all.putAll(values);
    List<Step> steps = asOnThePage(plan, together(plan.steps(), plan.rollback()));
    Parameters parameters = new Parameters(page);
    List<PlanParam> params = parameters.neededBy(steps, all);
    new ValueChecks(problems).check(page, params, all);
    Map<String, Step> filled = filled(steps, parameters, params, problems);
    List<String> hosts = plan.rollout().map(Rollout::hosts).orElse(List.of());
    List<Reach> reaches =
        new Reaches(plan.machine(), problems).of(GroupSteps.onEach(filled.values(), hosts));
    List<Problem> everything = new ArrayList<>(plan.problems());
    problems.all().stream().filter(each -> !everything.contains(each)).forEach(everything::add);
    return new Plan(
        plan.procedure(),
        plan.planned()
            .with(
                plan.steps().stream().map(step -> filled.get(step.id())).toList(),
                plan.rollback().stream().map(step -> filled.get(step.id())).toList()),
        params,
        reaches,
        plan.machine(),
        everything,
        plan.hiddenFailures());
  }

  private static List<Step> asOnThePage(Plan plan, List<Step> steps) {
    return steps.stream().map(plan::asOnThePage).toList();
  }

  /** A failed step can be undone only by what the plan holds. */
  private static void warnOfRollbacksElsewhere(
      List<Step> steps, List<Step> all, Problems problems) {
    for (Step step : steps) {
      step.options()
          .rollback()
          .filter(name -> References.named(all, name).isEmpty())
          .ifPresent(
              name ->
                  problems.warning(
                      step.span(),
                      "rollback-elsewhere",
                      "the rollback step `" + name + "` is not in this plan, so it is not offered",
                      "move it to a section titled Rollback, beside or under this procedure"));
    }
  }

  /** The steps with their values, by id, in order. */
  private static Map<String, Step> filled(
      List<Step> steps, Parameters parameters, List<PlanParam> params, Problems problems) {
    Map<String, Step> filled = new LinkedHashMap<>();
    ValueChecks checks = new ValueChecks(problems);
    KnownValues values = new KnownValues(params);
    steps.forEach(
        step ->
            filled.put(
                step.id(),
                parameters.fill(step, values, refused -> checks.refuse(refused, params))));
    return filled;
  }

  /** All of the first, and those of the second that are not among them. */
  private static List<Step> together(List<Step> first, List<Step> second) {
    Set<String> known = ids(first);
    List<Step> all = new ArrayList<>(first);
    second.stream().filter(step -> known.add(step.id())).forEach(all::add);
    return all;
  }

  private static Set<String> ids(List<Step> steps) {
    return steps.stream().map(Step::id).collect(Collectors.toCollection(HashSet::new));
  }
}
