package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays a rollback after a step of the run has failed. The rollback is complete only when each of
 * its steps ended well. A rollback that was cut off resumes where it was.
 */
final class Rollback {
  private final CurrentPlan plan;
  private final Gate gate;
  private final StepTurn turn;
  private final Interruption interruption;
  private final Announcer announcer;
  private final Outcomes outcomes;
  private final Resumption past;

  Rollback(
      CurrentPlan plan,
      Gate gate,
      StepTurn turn,
      Interruption interruption,
      Announcer announcer,
      Outcomes outcomes,
      Resumption past) {
    this.plan = plan;
    this.gate = gate;
    this.turn = turn;
    this.interruption = interruption;
    this.announcer = announcer;
    this.outcomes = outcomes;
    this.past = past;
  }

  /**
   * Goes on with the one that an earlier part of the run has begun, or begins what is asked for.
   */
  Optional<RunEnd> goOn() {
    Optional<Step> failed = past.rollback().flatMap(before -> plan.now().step(before.failed()));
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    List<RollbackStep> undoing = new ArrayList<>();
    for (Map.Entry<String, List<String>> each : past.rollback().get().undoing().entrySet()) {
      List<Step> undoes =
          each.getValue().stream().flatMap(id -> plan.now().step(id).stream()).toList();
      plan.now().step(each.getKey()).ifPresent(step -> undoing.add(new RollbackStep(step, undoes)));
    }
    if (!past.rollback().get().begun()) {
      return Optional.of(play(failed.get(), undoing));
    }
    announcer.tell(new RunEvent.RollbackStarted(failed.get(), undoing));
    return Optional.of(walk(failed.get(), undoing, StepTurn.Direction.BACKWARDS_AGAIN));
  }

  /** Version 0.1 did not record rollbacks: a step of one may have been in flight. */
  Optional<RunEnd> settle() {
    List<Step> steps = plan.now().rollback();
    for (int at = 0; at < steps.size(); at++) {
      Optional<RunEnd> open = turn.settle(steps.get(at), at + 1, steps.size());
      if (open.isPresent() || interruption.runEnds().isPresent()) {
        return interruption.runEnds().map(how -> new RunEnd(how, "")).or(() -> open);
      }
    }
    return Optional.empty();
  }

  /** Plays one; how the run ends with it. */
  RunEnd play(Step failed, List<RollbackStep> undoing) {
    List<Step> steps = undoing.stream().map(RollbackStep::step).toList();
    Optional<Gate.Refusal> missing = gate.refuseSteps(plan.now(), steps);
    if (missing.isPresent()) {
      return new RunEnd(missing.get().result(), missing.get().message());
    }
    announcer.announce(new RunEvent.RollbackStarted(failed, undoing));
    return walk(failed, undoing, StepTurn.Direction.BACKWARDS);
  }

  private RunEnd walk(Step failed, List<RollbackStep> undoing, StepTurn.Direction way) {
    int at = 0;
    while (at < undoing.size()) {
      StepTurn.Next next = turn.take(undoing.get(at).step(), at + 1, undoing.size(), way);
      if (interruption.runEnds().isPresent()) {
        return within(failed, new RunEnd(interruption.runEnds().get(), ""));
      }
      if (next instanceof StepTurn.Next.End end) {
        return within(failed, end.ended());
      }
      at = next instanceof StepTurn.Next.Back ? Math.max(0, at - 1) : at + 1;
    }
    return ended(failed, undoing);
  }

  /** It did not come to its end, and says which failure it was to undo. */
  private static RunEnd within(Step failed, RunEnd ended) {
    String meanwhile = "\"" + failed.title() + "\" had failed and was being rolled back";
    return ended.with(meanwhile);
  }

  private RunEnd ended(Step failed, List<RollbackStep> undoing) {
    List<Step> steps = undoing.stream().map(RollbackStep::step).toList();
    List<Step> open = steps.stream().filter(step -> !isFine(step)).toList();
    announcer.announce(new RunEvent.RollbackFinished(failed, open.isEmpty()));
    String title = "\"" + failed.title() + "\" failed";
    if (open.isEmpty()) {
      return new RunEnd(RunResult.FAILED, title + " and was rolled back" + leftOut(steps));
    }
    boolean unknown = open.stream().map(outcomes::of).anyMatch(StepOutcome.UNKNOWN::equals);
    String how =
        open.stream()
            .map(step -> "\"" + step.title() + "\": " + outcomes.of(step).words())
            .collect(Collectors.joining(", "));
    return new RunEnd(
        unknown ? RunResult.UNKNOWN : RunResult.FAILED,
        title + ", and its rollback is not complete: " + how);
  }

  private boolean isFine(Step step) {
    StepOutcome outcome = outcomes.of(step);
    return outcome == StepOutcome.OK || outcome == StepOutcome.LEFT_OUT;
  }

  private String leftOut(List<Step> steps) {
    String titles =
        steps.stream()
            .filter(step -> outcomes.of(step) == StepOutcome.LEFT_OUT)
            .map(step -> "\"" + step.title() + "\"")
            .collect(Collectors.joining(", "));
    return titles.isEmpty() ? "" : "; left out: " + titles;
  }
}
