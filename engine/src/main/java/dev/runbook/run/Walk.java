package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * The way through a plan's steps: forwards, sometimes back, and into the rollback when it is asked
 * for.
 */
final class Walk {
  private final Plan plan;
  private final StepTurn turn;
  private final Interruption interruption;
  private final NotPlayedNotices notPlayed;
  private final Rollback rollback;

  Walk(
      Plan plan,
      StepTurn turn,
      Interruption interruption,
      NotPlayedNotices notPlayed,
      Rollback rollback) {
    this.plan = plan;
    this.turn = turn;
    this.interruption = interruption;
    this.notPlayed = notPlayed;
    this.rollback = rollback;
  }

  RunEnd toTheEnd() {
    return rollback.goOn().or(rollback::settle).or(this::walk).orElseGet(turn::atTheEnd);
  }

  /** Walks over the steps; the way the run ended, unless it got to the last of them. */
  private Optional<RunEnd> walk() {
    List<Step> steps = plan.steps();
    int at = 0;
    while (at < steps.size()) {
      Step step = steps.get(at);
      notPlayed.before(step);
      StepTurn.Next next =
          turn.take(step, plan.position(step), plan.total(), StepTurn.Way.FORWARDS);
      if (interruption.runEnds().isPresent()) {
        return Optional.of(new RunEnd(interruption.runEnds().get(), ""));
      }
      if (next instanceof StepTurn.Next.End end) {
        return Optional.of(end.ended());
      }
      if (next instanceof StepTurn.Next.RollBack rollBack) {
        return Optional.of(rollback.play(rollBack.failed(), rollBack.undoing()));
      }
      boolean back = next instanceof StepTurn.Next.Back;
      if (!back) {
        notPlayed.after(step);
      }
      at = back ? Math.max(0, at - 1) : at + 1;
    }
    return Optional.empty();
  }
}
