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
  private final Gate gate;
  private final StepTurn turn;
  private final Interruption interruption;
  private final NotPlayedNotices notPlayed;

  Walk(Plan plan, Gate gate, StepTurn turn, Interruption interruption, Announcer announcer) {
    this.notPlayed = new NotPlayedNotices(plan.procedure(), announcer);
    this.plan = plan;
    this.gate = gate;
    this.turn = turn;
    this.interruption = interruption;
  }

  Ended toTheEnd() {
    return settleRollback().or(() -> walk(plan.steps(), false)).orElseGet(turn::atTheEnd);
  }

  /** A rollback may have been in flight when the run was cut off, and does not come by itself. */
  private Optional<Ended> settleRollback() {
    List<Step> steps = plan.rollback();
    for (int at = 0; at < steps.size(); at++) {
      Optional<Ended> open = turn.settle(steps.get(at), at + 1, steps.size());
      if (open.isPresent() || interruption.runEnds().isPresent()) {
        return interruption.runEnds().map(how -> new Ended(how, "")).or(() -> open);
      }
    }
    return Optional.empty();
  }

  /** Walks over steps; the way the run ended, unless it got to the last of them. */
  private Optional<Ended> walk(List<Step> steps, boolean inRollback) {
    int at = 0;
    while (at < steps.size()) {
      notPlayed.before(steps.get(at));
      StepTurn.Next next = turn.take(steps.get(at), at + 1, steps.size(), !inRollback);
      if (interruption.runEnds().isPresent()) {
        return Optional.of(new Ended(interruption.runEnds().get(), ""));
      }
      if (next instanceof StepTurn.Next.End end) {
        return Optional.of(end.ended());
      }
      if (next instanceof StepTurn.Next.RollBack rollBack) {
        return Optional.of(rollBack(rollBack.failed()));
      }
      boolean back = next instanceof StepTurn.Next.Back;
      if (!back) {
        notPlayed.after(steps.get(at));
      }
      at = back ? Math.max(0, at - 1) : at + 1;
    }
    return Optional.empty();
  }

  private Ended rollBack(Step failed) {
    List<Step> steps = turn.rollbackOf(failed);
    Optional<Gate.Refusal> missing = gate.refuseSteps(plan, steps);
    if (missing.isPresent()) {
      return new Ended(missing.get().result(), missing.get().message());
    }
    return walk(steps, true)
        .orElse(
            new Ended(RunResult.FAILED, "\"" + failed.title() + "\" failed and was rolled back"));
  }
}
