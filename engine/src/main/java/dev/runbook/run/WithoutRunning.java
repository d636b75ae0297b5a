package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.StepContent;
import java.util.Optional;

/**
 * Handles the turns of steps that do not run: skipped, left out, assumed, or passed over on the way
 * to another.
 */
final class WithoutRunning {
  private final CurrentPlan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final Alternatives alternatives;
  private final PastTurn past;
  private final FailureTurn failure;
  private final PassedOverFailures passedOver;
  private final Outcomes outcomes;

  WithoutRunning(
      CurrentPlan plan,
      Gate gate,
      Announcer announcer,
      Alternatives alternatives,
      PastTurn past,
      FailureTurn failure,
      PassedOverFailures passedOver,
      Outcomes outcomes) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.alternatives = alternatives;
    this.past = past;
    this.failure = failure;
    this.passedOver = passedOver;
    this.outcomes = outcomes;
  }

  /** One that has run in this run has run, whether it is to run once more or not. */
  StepTurn.Next skip(Step step, String reason) {
    if (outcomes.of(step) == StepOutcome.OK) {
      announcer.announce(
          new RunEvent.StepAnswered(step, StepAnswer.NOT_AGAIN, announcer.mask().text(reason)));
      return new StepTurn.Next.Forward();
    }
    return ends(step, StepAnswer.SKIP, new StepResult.Skipped(reason));
  }

  StepTurn.Next leaveOut(Step step, LeftOut why) {
    return ends(step, why.answer(), new StepResult.LeftOut(why.reason()));
  }

  /** What commands do can't be assumed, whatever a gate says. */
  StepTurn.Next assume(Step step, String reason) {
    return step.kind() == StepKind.MANUAL
        ? ends(step, StepAnswer.ASSUMED, new StepResult.Assumed(reason))
        : skip(step, reason);
  }

  private StepTurn.Next ends(Step step, StepAnswer word, StepResult result) {
    String detail = announcer.mask().text(result.detail());
    announcer.announce(new RunEvent.StepAnswered(step, word, detail));
    announcer.announce(new RunEvent.StepFinished(step, result, 0));
    passedOver.remove(step);
    return new StepTurn.Next.Forward();
  }

  /**
   * Leaves a step for another one. It is skipped when that lies ahead, unless it has had its turn.
   *
   * @param failed whether an earlier part of the run has seen it fail
   */
  StepTurn.Next goTo(Step step, Answer.GoTo answer, boolean failed) {
    int to = plan.now().position(answer.step());
    StepTurn.Next.GoTo next =
        new StepTurn.Next.GoTo(answer.step(), "step " + to + " was wanted: " + answer.reason());
    alternatives.picks(answer.step());
    if (to <= plan.now().position(step) || hasHadItsTurn(step)) {
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.GO_TO, "step " + to));
    } else if (failed) {
      failure.passOver(step, past.failure(step), next.reason());
    } else {
      skipOnTheWay(step, next);
    }
    return next;
  }

  /**
   * Passes over a step on the way to a later one: it is skipped unless it has had its turn. Whether
   * it was: one that an earlier part of the run has begun is not.
   */
  boolean onTheWay(Step step, StepTurn.Next.GoTo to) {
    int position = plan.now().position(step);
    if (hasHadItsTurn(step) || past.keeps(step, position, plan.now().total())) {
      return true;
    }
    if (past.isBegun(step)) {
      return false;
    }
    announcer.announce(
        new RunEvent.StepShown(
            step, position, plan.now().total(), StepContent.sha256(plan.now(), step)));
    Optional<LeftOut> leftOut =
        gate.leaveOut(step).or(() -> alternatives.notPicked(step, to.step()));
    if (leftOut.isPresent()) {
      leaveOut(step, leftOut.get());
    } else {
      skipOnTheWay(step, to);
    }
    return true;
  }

  /** An optional step that is not wanted is no deviation from the page. */
  private void skipOnTheWay(Step step, StepTurn.Next.GoTo to) {
    if (step.optional()) {
      leaveOut(step, LeftOut.byPage("optional, and " + to.reason()));
    } else {
      skip(step, to.reason());
    }
  }

  private boolean hasHadItsTurn(Step step) {
    return outcomes.byStep().containsKey(step.id());
  }
}
