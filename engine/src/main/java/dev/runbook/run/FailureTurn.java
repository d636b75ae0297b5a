package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepContent;
import dev.runbook.run.StepTurn.Next;
import java.util.List;
import java.util.Optional;

/** Handles the failure of a step: asks the gate, and does what it answers. */
final class FailureTurn {
  private final CurrentPlan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final Interruption interruption;
  private final PassedOverFailures passedOver;
  private final Outcomes outcomes;
  private final ValueChanges changes;

  FailureTurn(
      CurrentPlan plan,
      Gate gate,
      Announcer announcer,
      Interruption interruption,
      PassedOverFailures passedOver,
      Outcomes outcomes,
      ValueChanges changes) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.interruption = interruption;
    this.passedOver = passedOver;
    this.outcomes = outcomes;
    this.changes = changes;
  }

  /**
   * What was decided.
   *
   * @param again the step as it is to be tried again
   * @param first the command to begin with, from 0
   * @param passedOver the failure of a command that the step goes on after, and why
   * @param next where the walk goes, where the step is not tried again
   */
  record Decision(Step again, int first, Optional<PassedCommand> passedOver, Optional<Next> next) {
    private static Decision leads(Step step, Next next) {
      return new Decision(step, 0, Optional.empty(), Optional.of(next));
    }

    private static Decision again(Step step, int first) {
      return new Decision(step, first, Optional.empty(), Optional.empty());
    }
  }

  /** A command that failed and that a step went on after. */
  record PassedCommand(Outcome outcome, String reason) {}

  /** Asks what is to follow, until that is decided. */
  Decision decide(Step failed, StepExecutor.Execution played, boolean canRollBack) {
    Step step = failed;
    Outcome outcome = ((StepResult.Ran) played.result()).outcome();
    if (played.refusal().equals(Optional.of(RunResult.WRONG_HOST))) {
      return Decision.leads(step, end(RunResult.WRONG_HOST, step, outcome));
    }
    List<RollbackStep> undo = canRollBack ? undoing(step) : List.of();
    boolean settled = false;
    while (true) {
      Question.Failed question =
          new Question.Failed(step, played.at(), played.lastCommand(), outcome, settled, undo);
      AfterFailure said = gate.afterFailure(question);
      if (said instanceof AfterFailure.DidNotHappen no && question.isOpen()) {
        settle(question, StepVerdict.DID_NOT_HAPPEN, no.reason(), played.at());
        settled = true;
      } else if (said instanceof AfterFailure.Change change) {
        Plan before = plan.now();
        changes.change(step, change.values()).ifPresent(this::say);
        step = changes.renewed(step, before);
      } else {
        return tryAgain(question, said)
            .orElseGet(() -> Decision.leads(failed, leave(question, said, played)));
      }
    }
  }

  private void say(String refusal) {
    announcer.announce(new RunEvent.Noticed(refusal));
  }

  /** How the step goes on; empty where it does not. */
  private Optional<Decision> tryAgain(Question.Failed question, AfterFailure said) {
    Step step = question.step();
    int at = Math.max(0, question.at());
    if (said instanceof AfterFailure.Retry) {
      return again(step, StepAnswer.RETRY, "", 0);
    }
    if (said instanceof AfterFailure.EditAndRetry edit) {
      Step edited = step.edited(edit.texts(), plan.now().catalogue());
      return again(edited, StepAnswer.RETRY, String.join("\n", edit.texts()), 0);
    }
    if (said instanceof AfterFailure.Again) {
      return again(step, StepAnswer.AGAIN, "", at);
    }
    if (said instanceof AfterFailure.EditAndGoOn edit && question.isCommand()) {
      Step edited = step.edited(at, edit.texts(), plan.now().catalogue());
      return again(edited, StepAnswer.AGAIN, String.join("\n", edit.texts()), at);
    }
    if (said instanceof AfterFailure.WithTerminal && question.isCommand()) {
      return again(step.atTerminal(at), StepAnswer.WITH_TERMINAL, "", at);
    }
    if (said instanceof AfterFailure.NextCommand next && question.isCommand()) {
      String reason = announcer.mask().text(next.reason());
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.NEXT_COMMAND, reason));
      Optional<PassedCommand> passed =
          Optional.of(new PassedCommand(question.outcome(), next.reason()));
      return Optional.of(new Decision(step, at + 1, passed, Optional.empty()));
    }
    if (said instanceof AfterFailure.Happened happened
        && question.isOpen()
        && question.isCommand()) {
      settle(question, StepVerdict.HAPPENED, happened.reason(), at + 1);
      return Optional.of(Decision.again(step, at + 1));
    }
    return Optional.empty();
  }

  private Optional<Decision> again(Step step, StepAnswer word, String edits, int first) {
    announcer.announce(new RunEvent.StepAnswered(step, word, announcer.mask().text(edits)));
    return Optional.of(Decision.again(step, first));
  }

  /** Somebody has found out what nobody saw. */
  private void settle(Question.Failed question, StepVerdict verdict, String reason, int first) {
    Step step = plan.now().step(question.step().id()).orElse(question.step());
    String content = StepContent.sha256(plan.now(), step);
    announcer.announce(
        new RunEvent.StepSettled(
            question.step(),
            verdict,
            StepVerdict.By.OPERATOR,
            announcer.mask().text(reason),
            content,
            Math.max(0, first),
            false));
  }

  /** The step is not tried again. */
  private Next leave(Question.Failed question, AfterFailure said, StepExecutor.Execution played) {
    Step step = question.step();
    if (said instanceof AfterFailure.Skip skip) {
      boolean unknown = question.isOpen();
      return passOver(step, failure(step, question.outcome(), unknown), skip.reason());
    }
    if (said instanceof AfterFailure.RollBack && question.canRollBack()) {
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.ROLL_BACK, ""));
      return new Next.RollBack(step, question.undoing());
    }
    announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.STOP, ""));
    RunResult result =
        question.settled() ? RunResult.FAILED : resultOf(question.outcome(), played.refusal());
    return end(result, step, question.outcome());
  }

  private static PassedOverFailures.Failure failure(Step step, Outcome outcome, boolean unknown) {
    return new PassedOverFailures.Failure(step.title(), outcome.sentence(), unknown);
  }

  private static Next end(RunResult result, Step step, Outcome outcome) {
    return new Next.End(new RunEnd(result, "\"" + step.title() + "\" " + outcome.sentence()));
  }

  /** A step went on after one of its commands, and the others ended well. */
  Next passOver(Step step, PassedCommand passed) {
    boolean unknown = passed.outcome() instanceof Outcome.Unknown;
    return passOver(step, failure(step, passed.outcome(), unknown), passed.reason());
  }

  /** The run goes on, and the failure stays one. */
  Next passOver(Step step, PassedOverFailures.Failure failure, String reason) {
    announcer.announce(
        new RunEvent.StepAnswered(step, StepAnswer.SKIP_FAILED, announcer.mask().text(reason)));
    passedOver.add(step, failure);
    return new Next.Forward();
  }

  /** What undoes what has run so far, of a step that has failed the part that ran. */
  private List<RollbackStep> undoing(Step failed) {
    return new RollbackPlan(plan.now())
        .of(step -> step.id().equals(failed.id()) || outcomes.of(step) == StepOutcome.OK);
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
