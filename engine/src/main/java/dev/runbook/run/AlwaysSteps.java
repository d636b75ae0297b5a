package dev.runbook.run;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the {@code always} steps that a run still has to do when it ends early: for example, to
 * start the app that an earlier step has stopped.
 *
 * <p>Such a step is due once one of the steps that it needs may have taken effect; one that needs
 * none, once any step before it that changes something may have. A person is asked about it. What
 * nobody can do any more, or may do now, is said.
 */
final class AlwaysSteps {
  private static final Set<RunResult> TO_THE_END =
      EnumSet.of(RunResult.DONE, RunResult.DONE_WITH_FAILURES);

  /** Ends after which nothing is sent to a host because a batch says so. */
  private static final Set<RunResult> IN_DOUBT =
      EnumSet.of(RunResult.UNKNOWN, RunResult.WRONG_HOST);

  private static final Set<StepOutcome> WITHOUT_EFFECT =
      EnumSet.of(
          StepOutcome.NOT_REACHED,
          StepOutcome.NOT_STARTED,
          StepOutcome.SKIPPED,
          StepOutcome.LEFT_OUT,
          StepOutcome.ASSUMED);

  private final CurrentPlan plan;
  private final Gate gate;
  private final StepTurn turn;
  private final Interruption interruption;
  private final Announcer announcer;
  private final Outcomes outcomes;

  AlwaysSteps(
      CurrentPlan plan,
      Gate gate,
      StepTurn turn,
      Interruption interruption,
      Announcer announcer,
      Outcomes outcomes) {
    this.plan = plan;
    this.gate = gate;
    this.turn = turn;
    this.interruption = interruption;
    this.announcer = announcer;
    this.outcomes = outcomes;
  }

  /** Does what is due after a run ended; how it ended stays as it is, with what is still to do. */
  RunEnd after(RunEnd end) {
    List<RollbackStep> due = TO_THE_END.contains(end.result()) ? List.of() : due();
    if (due.isEmpty()) {
      return end;
    }
    announcer.announce(new RunEvent.RunEndsEarly(due));
    if (mayRun(end)) {
      for (RollbackStep each : due) {
        Step step = each.step();
        turn.take(
            step, plan.now().position(step), plan.now().total(), StepTurn.Direction.BACKWARDS);
        if (interruption.runEnds().isPresent()) {
          break;
        }
      }
    }
    String open =
        due.stream()
            .map(RollbackStep::step)
            .filter(step -> outcomes.of(step) != StepOutcome.OK)
            .map(step -> "\"" + step.title() + "\"")
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? end : end.with("still to be done: " + open);
  }

  private boolean mayRun(RunEnd end) {
    return interruption.runEnds().isEmpty()
        && end.result() != RunResult.WRONG_HOST
        && (gate.isPerson() || !IN_DOUBT.contains(end.result()));
  }

  /** The steps that are due, and what each of them takes back. */
  private List<RollbackStep> due() {
    List<RollbackStep> due = new ArrayList<>();
    List<Step> before = new ArrayList<>();
    for (Step step : plan.now().steps()) {
      if (step.group().isEmpty()
          && step.options().always()
          && outcomes.of(step) == StepOutcome.NOT_REACHED) {
        List<Step> needed =
            step.options().needs().stream()
                .flatMap(name -> References.named(plan.now().steps(), name).stream())
                .filter(this::mayHaveTakenEffect)
                .toList();
        boolean needsNone = step.options().needs().isEmpty();
        if (!needed.isEmpty() || needsNone && before.stream().anyMatch(this::hasChanged)) {
          due.add(new RollbackStep(step, needed));
        }
      }
      before.add(step);
    }
    return due;
  }

  private boolean hasChanged(Step step) {
    return !step.changesNothing() && mayHaveTakenEffect(step);
  }

  private boolean mayHaveTakenEffect(Step step) {
    return !WITHOUT_EFFECT.contains(outcomes.of(step));
  }
}
