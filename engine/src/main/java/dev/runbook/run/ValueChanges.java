package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.ParamCheck;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Planner;
import dev.runbook.plan.StepContent;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes values during a run, for all steps that are still to run. The operator then confirms
 * danger again.
 */
final class ValueChanges {
  private final CurrentPlan plan;
  private final Announcer announcer;
  private final DangerGuard guard;

  ValueChanges(CurrentPlan plan, Announcer announcer, DangerGuard guard) {
    this.plan = plan;
    this.announcer = announcer;
    this.guard = guard;
  }

  /**
   * Changes values at a step's turn: what that step and all after it do is another thing then. What
   * is over was played with the values of then, and stays over.
   *
   * @return why it cannot be done, in a sentence; empty when it is done
   */
  Optional<String> change(Step at, Map<String, String> values) {
    Plan before = plan.now();
    Optional<String> complaint = complaint(before, values);
    if (complaint.isPresent()) {
      return complaint;
    }
    Plan now = Planner.withValues(before, values);
    List<Problem> errors = now.errors();
    if (!errors.isEmpty()) {
      return Optional.of(errors.get(0).message());
    }
    now.secrets().forEach(announcer.mask()::learn);
    List<Step> changed = all(now).filter(step -> uses(now, step, values)).toList();
    Map<String, String> kept = new LinkedHashMap<>();
    over(now, at).stream()
        .filter(changed::contains)
        .forEach(step -> kept.put(step.id(), StepContent.sha256(now, step)));
    plan.replace(now);
    changed.forEach(guard::forget);
    announcer.announce(
        new RunEvent.ValuesChanged(at, changes(before, now, values), now, changed, kept));
    return Optional.empty();
  }

  private static Optional<String> complaint(Plan plan, Map<String, String> values) {
    for (Map.Entry<String, String> each : values.entrySet()) {
      Optional<PlanParam> param =
          plan.params().stream().filter(one -> one.name().equals(each.getKey())).findFirst();
      if (param.isEmpty()) {
        return Optional.of("no step of this plan asks for `" + each.getKey() + "`");
      }
      Optional<String> complaint = ParamCheck.complaint(param.get(), each.getValue());
      if (complaint.isPresent()) {
        return Optional.of("`" + each.getKey() + "`: " + complaint.get());
      }
    }
    return Optional.empty();
  }

  private static List<RunEvent.ChangedValue> changes(
      Plan before, Plan now, Map<String, String> values) {
    return now.params().stream()
        .filter(param -> values.containsKey(param.name()))
        .map(
            param ->
                new RunEvent.ChangedValue(
                    param,
                    before.params().stream()
                        .filter(each -> each.name().equals(param.name()))
                        .findFirst()
                        .flatMap(PlanParam::value)))
        .toList();
  }

  private static boolean uses(Plan plan, Step step, Map<String, String> values) {
    return plan.params().stream()
        .anyMatch(param -> values.containsKey(param.name()) && param.steps().contains(step.id()));
  }

  private static Stream<Step> all(Plan plan) {
    return Stream.concat(plan.steps().stream(), plan.rollback().stream());
  }

  /** The steps whose turn came before; in a rollback, all of the way there. */
  private static List<Step> over(Plan plan, Step at) {
    List<String> ids = plan.steps().stream().map(Step::id).toList();
    int place = ids.indexOf(at.id());
    return place < 0 ? plan.steps() : plan.steps().subList(0, place);
  }

  /** A step as it was to be played, with the values of now where it has not been edited. */
  Step renewed(Step playing, Plan before) {
    Optional<Step> was = before.step(playing.id());
    Optional<Step> now = plan.now().step(playing.id());
    if (was.isEmpty() || now.isEmpty()) {
      return playing;
    }
    List<Command> commands = new ArrayList<>();
    for (Command command : playing.commands()) {
      Optional<Command> planned = at(was.get(), command);
      boolean edited = planned.filter(each -> each.run().equals(command.run())).isEmpty();
      boolean atTerminal = command.interactive() && !planned.orElse(command).interactive();
      Command renewed = edited ? command : at(now.get(), command).orElse(command);
      commands.add(atTerminal ? renewed.atTerminal() : renewed);
    }
    return now.get().withCommands(commands);
  }

  private static Optional<Command> at(Step step, Command command) {
    return step.commands().stream().filter(each -> each.span().equals(command.span())).findFirst();
  }
}
