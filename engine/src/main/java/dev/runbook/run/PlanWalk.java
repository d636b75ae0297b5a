package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks through a plan's steps: forwards, sometimes back, and into the rollback when the gate asks
 * for it.
 */
final class PlanWalk {
  private final CurrentPlan plan;
  private final StepTurn turn;
  private final Interruption interruption;
  private final NotPlayedNotices notPlayed;
  private final Rollback rollback;
  private final Supplier<Optional<RunEnd>> group;
  private boolean groupIsOver;

  /**
   * A walk.
   *
   * @param group plays the steps that run on a group of hosts; how the run ends, unless it goes on
   */
  PlanWalk(
      CurrentPlan plan,
      StepTurn turn,
      Interruption interruption,
      NotPlayedNotices notPlayed,
      Rollback rollback,
      Supplier<Optional<RunEnd>> group) {
    this.plan = plan;
    this.turn = turn;
    this.interruption = interruption;
    this.notPlayed = notPlayed;
    this.rollback = rollback;
    this.group = group;
  }

  RunEnd toTheEnd() {
    return rollback.goOn().or(rollback::settle).or(this::walk).orElseGet(turn::atTheEnd);
  }

  /** Walks over the steps; the way the run ended, unless it got to the last of them. */
  private Optional<RunEnd> walk() {
    int at = 0;
    while (at < plan.now().steps().size()) {
      Step step = plan.now().steps().get(at);
      notPlayed.before(step);
      if (step.group().isPresent()) {
        Optional<RunEnd> ended = groupIsOver ? Optional.empty() : group.get();
        if (ended.isPresent()) {
          return ended;
        }
        groupIsOver = true;
        notPlayed.after(step);
        at++;
        continue;
      }
      StepTurn.Next next =
          turn.take(
              step, plan.now().position(step), plan.now().total(), StepTurn.Direction.FORWARDS);
      if (interruption.runEnds().isPresent()) {
        return Optional.of(new RunEnd(interruption.runEnds().get(), ""));
      }
      if (next instanceof StepTurn.Next.End end) {
        return Optional.of(end.ended());
      }
      if (next instanceof StepTurn.Next.RollBack rollBack) {
        return Optional.of(rollback.play(rollBack.failed(), rollBack.undoing()));
      }
      if (next instanceof StepTurn.Next.GoTo goTo) {
        at = after(at, goTo);
      } else if (next instanceof StepTurn.Next.Back) {
        at = Math.max(0, at - 1);
      } else {
        notPlayed.after(step);
        at++;
      }
    }
    return Optional.empty();
  }

  /**
   * Where the walk goes on: at the step that was named, or before it at one that an earlier part of
   * the run has begun, which nobody may pass over.
   */
  private int after(int from, StepTurn.Next.GoTo goTo) {
    List<Step> steps = plan.now().steps();
    int to = steps.stream().map(Step::id).toList().indexOf(goTo.step().id());
    if (to > from) {
      notPlayed.after(steps.get(from));
    }
    for (int at = from + 1; at < to; at++) {
      notPlayed.before(steps.get(at));
      if (!turn.passesOver(steps.get(at), goTo)) {
        return at;
      }
      notPlayed.after(steps.get(at));
    }
    return to;
  }
}
