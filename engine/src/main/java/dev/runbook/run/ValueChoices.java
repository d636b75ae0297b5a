package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.PlanParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the operator choose a value from the output of a command, before the first step that needs
 * it.
 */
final class ValueChoices {
  private static final int MOST = 200;

  private final CurrentPlan plan;
  private final Gate gate;
  private final StepExecutor executor;
  private final ValueChanges changes;
  private final Announcer announcer;

  ValueChoices(
      CurrentPlan plan,
      Gate gate,
      StepExecutor executor,
      ValueChanges changes,
      Announcer announcer) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.executor = executor;
    this.changes = changes;
  }

  /** Asks for the values of a step that can be chosen; how the run ends where one has none. */
  Optional<RunEnd> choose(Step step) {
    List<PlanParam> open =
        plan.now().unbound(List.of(step)).stream()
            .filter(param -> param.choicesFrom().isPresent())
            .toList();
    for (PlanParam param : open) {
      Optional<RunEnd> end = choose(step, param);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  /** A person is asked for it at the gate like for any value. */
  private Optional<RunEnd> without(String why) {
    if (gate.isPerson()) {
      announcer.announce(new RunEvent.Noticed(why));
      return Optional.empty();
    }
    return Optional.of(new RunEnd(RunResult.FAILED, why));
  }

  private Optional<RunEnd> choose(Step step, PlanParam param) {
    ProbeResult looked = executor.choices(step, param.choicesFrom().orElseThrow());
    List<String> choices =
        looked
            .stdout()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .limit(MOST)
            .toList();
    String from = "the command for the choices of `" + param.name() + "` ";
    if (!looked.outcome().isOk()) {
      return without(from + looked.outcome().sentence());
    }
    if (choices.isEmpty()) {
      return without(from + "printed none");
    }
    Optional<String> chosen = gate.value(new Question.Value(step, param, choices));
    if (chosen.isEmpty()) {
      return Optional.of(
          new RunEnd(RunResult.STOPPED, "no value was chosen for `" + param.name() + "`"));
    }
    return changes
        .change(step, Map.of(param.name(), chosen.get()))
        .map(complaint -> new RunEnd(RunResult.REFUSED, complaint));
  }
}
