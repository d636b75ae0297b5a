package dev.runbook.run;

import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Lets the operator pick one of several alternatives: steps, or commands within a step. */
final class Alternatives {
  private final CurrentPlan plan;
  private final Gate gate;
  private final Resumption past;
  private final AlternativeSteps alternatives;
  private final Map<String, String> picked = new HashMap<>();

  Alternatives(CurrentPlan plan, Gate gate, Resumption past) {
    this.plan = plan;
    this.gate = gate;
    this.past = past;
    this.alternatives = new AlternativeSteps(plan.now().steps());
    plan.now().steps().stream()
        .filter(step -> members(step).size() > 1 && wasPicked(step))
        .forEach(step -> picked.put(group(step), step.id()));
  }

  /** What an earlier part of the run has begun was picked then, and is not asked about again. */
  private boolean wasPicked(Step step) {
    boolean begun = past.of(step).filter(each -> !each.didNotRun()).isPresent();
    return begun && members(step).stream().noneMatch(each -> past.rerun().contains(each.id()));
  }

  /** Why a step is left out because of what was picked in its group; asks at the group's first. */
  Optional<LeftOut> notPicked(Step step) {
    List<Step> members = members(step);
    if (members.size() < 2) {
      return Optional.empty();
    }
    String id = picked.computeIfAbsent(group(step), key -> pick(members));
    if (id.equals(step.id())) {
      return Optional.empty();
    }
    String why =
        id.isEmpty() ? "none of the alternatives was picked" : "another alternative was picked";
    return Optional.of(LeftOut.byPage(why));
  }

  /** Somebody goes to a step: of its group that is the one. */
  void picks(Step step) {
    if (members(step).size() > 1) {
      picked.put(group(step), step.id());
    }
  }

  /** Why a step is left out because another one was gone to; nobody is asked. */
  Optional<LeftOut> notPicked(Step step, Step wanted) {
    return group(step).equals(group(wanted)) ? notPicked(step) : Optional.empty();
  }

  /** The step with the one command that was picked, where its commands are alternatives. */
  Optional<Step> pickCommand(Step step) {
    if (!step.pickOne()) {
      return Optional.of(step);
    }
    List<Step> each = step.commands().stream().map(step::withOnly).toList();
    OptionalInt index = gate.pick(new Question.Pick(step.title(), each, true));
    return index.isEmpty() ? Optional.empty() : Optional.of(each.get(index.getAsInt()));
  }

  /** One that an earlier part of the run has left out is not offered: its turn is over. */
  private String pick(List<Step> members) {
    List<Step> open = members.stream().filter(step -> !past.keeps(plan.now(), step)).toList();
    OptionalInt index = gate.pick(new Question.Pick(members.get(0).title(), open, false));
    return index.isPresent() ? open.get(index.getAsInt()).id() : "";
  }

  /** Whether a step may still run, as far as alternatives are concerned. */
  boolean mayRun(Step step) {
    return members(step).size() < 2 || step.id().equals(picked.get(group(step)));
  }

  /** Those that a step is one of, with the values of now; empty where it is no alternative. */
  private List<Step> members(Step step) {
    return alternatives.of(step).stream()
        .map(each -> plan.now().step(each.id()).orElse(each))
        .toList();
  }

  private static String group(Step step) {
    return AlternativeSteps.group(step);
  }
}
