package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.run.StepTurn.Next;
import java.util.List;
import java.util.Optional;

/** Plays a step that the gate has let through: confirms danger, runs it, and handles a failure. */
final class PlayingTurn {
  private final CurrentPlan plan;
  private final Announcer announcer;
  private final StepExecutor executor;
  private final DangerGuard guard;
  private final Alternatives alternatives;
  private final Interruption interruption;
  private final FailureTurn failure;
  private final PassedOverFailures passedOver;
  private final WithoutRunning withoutRunning;
  private final Retries retries;

  PlayingTurn(
      ExecutionContext run,
      Announcer announcer,
      StepExecutor executor,
      DangerGuard guard,
      Alternatives alternatives,
      FailureTurn failure,
      PassedOverFailures passedOver,
      WithoutRunning withoutRunning) {
    this.plan = run.plan();
    this.announcer = announcer;
    this.executor = executor;
    this.guard = guard;
    this.alternatives = alternatives;
    this.interruption = run.interruption();
    this.failure = failure;
    this.passedOver = passedOver;
    this.withoutRunning = withoutRunning;
    this.retries = new Retries(announcer, interruption, run.options().waiting());
  }

  /** Empty when danger was not confirmed and a person may be asked again. */
  Optional<Next> play(Step step, Answer answer, boolean canRollBack, PastTurn.Way way) {
    if (!plan.now().unbound(List.of(step)).isEmpty()) {
      String name = plan.now().unbound(List.of(step)).get(0).name();
      return Optional.of(end(RunResult.REFUSED, "the value of `" + name + "` is missing"));
    }
    StepAnswer word = answer instanceof Answer.Edit ? StepAnswer.EDIT : StepAnswer.RUN;
    String detail = answer instanceof Answer.Edit edit ? String.join("\n", edit.texts()) : "";
    DangerDecision consent = guard.consent(step.from(way.first()));
    if (!consent.given()) {
      return consent.ends().map(Next.End::new);
    }
    announcer.announce(new RunEvent.StepAnswered(step, word, announcer.mask().text(detail)));
    return Optional.of(playUntilSettled(step, canRollBack, way));
  }

  private Next playUntilSettled(Step step, boolean canRollBack, PastTurn.Way way) {
    Optional<Step> narrowed = alternatives.pickCommand(step);
    if (interruption.runEnds().isPresent()) {
      return stop(step);
    }
    if (narrowed.isEmpty()) {
      return withoutRunning.leaveOut(step, LeftOut.byPage("none of the alternatives was picked"));
    }
    Step playing = narrowed.get();
    int first = way.first();
    Optional<FailureTurn.PassedCommand> passedCommand = Optional.empty();
    int tries = 0;
    for (int attempt = way.attempts() + 1; ; attempt++) {
      Optional<Outcome> passed = passedCommand.map(FailureTurn.PassedCommand::outcome);
      StepExecutor.Execution played =
          executor.execute(playing, new StepExecutor.Attempt(attempt, first, passed));
      passedOver.remove(step);
      if (!played.result().lets()
          && isAsOnThePage(playing)
          && retries.again(playing, played, tries)) {
        tries++;
        continue;
      }
      if (played.result().lets() || interruption.runEnds().isPresent()) {
        return new Next.Forward();
      }
      if (played.toItsEnd()) {
        return failure.passOver(step, passedCommand.orElseThrow());
      }
      guard.forget(playing);
      FailureTurn.Decision decided = failure.decide(playing, played, canRollBack);
      if (decided.next().isPresent()) {
        return decided.next().get();
      }
      Step again = decided.again();
      playing = again;
      first = decided.first();
      passedCommand = first == 0 ? Optional.empty() : passedCommand.or(decided::passedOver);
      tries = 0;
      Step rest = again.from(first);
      DangerDecision consent =
          rest.commands().isEmpty() ? DangerDecision.GIVEN : guard.consent(rest);
      if (!consent.given()) {
        return new Next.End(consent.ends().orElseGet(() -> guard.notConfirmed(again)));
      }
    }
  }

  /** What an operator has written in the place of the page's commands is tried once. */
  private boolean isAsOnThePage(Step step) {
    return plan.now()
        .step(step.id())
        .filter(each -> each.commands().containsAll(step.commands()))
        .isPresent();
  }

  /** The run was ended while the operator was asked: that is no answer, and no step is skipped. */
  Next stop(Step step) {
    announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.QUIT, ""));
    return end(interruption.runEnds().orElseThrow(), "");
  }

  private static Next end(RunResult result, String detail) {
    return new Next.End(new RunEnd(result, detail));
  }
}
