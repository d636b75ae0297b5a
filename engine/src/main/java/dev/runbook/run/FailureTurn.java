package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.run.StepTurn.Next;
import java.util.List;
import java.util.Optional;

/** What follows the failure of a step: the gate is asked, and what it says is done. */
final class FailureTurn {
  private final Plan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final Interruption interruption;
  private final PassedOverFailures passedOver;
  private final Outcomes outcomes;
  private final RollbackPlan undoing;

  FailureTurn(
      Plan plan,
      Gate gate,
      Announcer announcer,
      Interruption interruption,
      PassedOverFailures passedOver,
      Outcomes outcomes) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.interruption = interruption;
    this.passedOver = passedOver;
    this.outcomes = outcomes;
    this.undoing = new RollbackPlan(plan);
  }

  /**
   * What was decided.
   *
   * @param again the step as it is to be tried again
   * @param next where the walk goes, where it is not
   */
  record Decision(Step again, Optional<Next> next) {
    private static Decision leads(Step step, Next next) {
      return new Decision(step, Optional.of(next));
    }
  }

  /** Asks what is to follow. */
  Decision decide(Step step, StepExecutor.Execution played, boolean canRollBack) {
    Outcome outcome = ((StepResult.Ran) played.result()).outcome();
    String sentence = "\"" + step.title() + "\" " + outcome.sentence();
    if (played.refusal().equals(Optional.of(RunResult.WRONG_HOST))) {
      return Decision.leads(step, new Next.End(new RunEnd(RunResult.WRONG_HOST, sentence)));
    }
    List<RollbackStep> undo = canRollBack ? undoing(step) : List.of();
    AfterFailure said =
        gate.afterFailure(new Question.Failed(step, played.lastCommand(), outcome, undo));
    if (said instanceof AfterFailure.Retry) {
      return again(step, "");
    }
    if (said instanceof AfterFailure.EditAndRetry edit) {
      return again(step.edited(edit.texts(), plan.catalogue()), String.join("\n", edit.texts()));
    }
    if (said instanceof AfterFailure.Skip skip) {
      return Decision.leads(
          step, passOver(step, PassedOverFailures.Failure.of(step, outcome), skip.reason()));
    }
    if (said instanceof AfterFailure.RollBack && !undo.isEmpty()) {
      announcer.announce(new RunEvent.StepAnswered(step, "roll-back", ""));
      return Decision.leads(step, new Next.RollBack(step, undo));
    }
    announcer.announce(new RunEvent.StepAnswered(step, "stop", ""));
    RunResult result = resultOf(outcome, played.refusal());
    return Decision.leads(step, new Next.End(new RunEnd(result, sentence)));
  }

  /** The run goes on, and the failure stays one. */
  Next passOver(Step step, PassedOverFailures.Failure failure, String reason) {
    announcer.announce(
        new RunEvent.StepAnswered(step, "skip-failed", announcer.mask().text(reason)));
    passedOver.add(step, failure);
    return new Next.Forward();
  }

  private Decision again(Step step, String edits) {
    announcer.announce(new RunEvent.StepAnswered(step, "retry", announcer.mask().text(edits)));
    return new Decision(step, Optional.empty());
  }

  /** What undoes what has run so far, of a step that has failed the part that ran. */
  private List<RollbackStep> undoing(Step failed) {
    return undoing.of(
        step -> step.id().equals(failed.id()) || outcomes.of(step).equals(Outcomes.OK));
  }

  private RunResult resultOf(Outcome outcome, Optional<RunResult> refusal) {
    if (outcome instanceof Outcome.NotStarted && refusal.isPresent()) {
      return refusal.get();
    }
    if (outcome instanceof Outcome.Unknown) {
      return RunResult.UNKNOWN;
    }
    if (outcome instanceof Outcome.TimedOut) {
      return RunResult.TIMED_OUT;
    }
    boolean byUs = outcome instanceof Outcome.Signalled && interruption.wasInterrupted();
    return byUs && !gate.isPerson() ? RunResult.INTERRUPTED : RunResult.FAILED;
  }
}
