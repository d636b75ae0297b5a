package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.StepContent;
import java.util.List;
import java.util.Optional;

/** One step's turn: shows the step and asks the gate; a {@link PlayingTurn} follows. */
final class StepTurn {
  /** Where the walk goes from here. */
  sealed interface Next {
    record Forward() implements Next {}

    record Back() implements Next {}

    record GoTo(Step step, String reason) implements Next {}

    record RollBack(Step failed, List<RollbackStep> undoing) implements Next {}

    record End(RunEnd ended) implements Next {}
  }

  /** In which direction the run goes. */
  enum Direction {
    /** From step to step. */
    FORWARDS,
    /** Through a rollback. */
    BACKWARDS,
    /** Through a rollback that an earlier part of the run has begun. */
    BACKWARDS_AGAIN
  }

  private final CurrentPlan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final StepExecutor executor;
  private final DangerGuard guard;
  private final Alternatives alternatives;
  private final Interruption interruption;
  private final PastTurn past;
  private final PassedOverFailures passedOver;
  private final FailureTurn failure;
  private final WithoutRunning withoutRunning;
  private final PlayingTurn playing;
  private final ValueChanges changes;
  private final ValueChoices choices;
  private boolean hiddenIsTold;

  StepTurn(
      ExecutionContext run,
      Gate gate,
      Announcer announcer,
      StepExecutor executor,
      DangerGuard guard,
      Outcomes outcomes) {
    this.plan = run.plan();
    this.gate = gate;
    this.announcer = announcer;
    this.executor = executor;
    this.guard = guard;
    this.alternatives = new Alternatives(plan, gate, run.past());
    this.interruption = run.interruption();
    this.past = new PastTurn(plan, gate, announcer, executor, run.past());
    this.passedOver = PassedOverFailures.before(plan.now(), run.past());
    this.changes = new ValueChanges(plan, announcer, guard);
    this.choices = new ValueChoices(plan, gate, executor, changes, announcer);
    guard.shows(
        step ->
            outcomes.of(step) == StepOutcome.NOT_REACHED
                && gate.leaveOut(step).isEmpty()
                && alternatives.mayRun(step)
                && !run.past().keeps(plan.now(), step));
    this.failure =
        new FailureTurn(plan, gate, announcer, interruption, passedOver, outcomes, changes);
    this.withoutRunning =
        new WithoutRunning(
            plan, gate, announcer, alternatives, past, failure, passedOver, outcomes);
    this.playing =
        new PlayingTurn(
            run, announcer, executor, guard, alternatives, failure, passedOver, withoutRunning);
  }

  /** Takes a step's turn; with the values that hold now, whatever they were when it was planned. */
  Next take(Step planned, int position, int total, Direction direction) {
    Step step = now(planned);
    boolean canRollBack = direction == Direction.FORWARDS;
    // A rollback that was played to its end undid another attempt: it is not kept.
    if (direction != Direction.BACKWARDS && past.keeps(step, position, total)) {
      return new Next.Forward();
    }
    announcer.announce(
        new RunEvent.StepShown(step, position, total, StepContent.sha256(plan.now(), step)));
    hiddenIsTold = false;
    PastTurn.Way way = past.look(step);
    if (way.next().isPresent()) {
      return way.next().get();
    }
    Optional<LeftOut> leftOut = gate.leaveOut(step).or(() -> alternatives.notPicked(step));
    if (interruption.runEnds().isPresent()) {
      return stop(step);
    }
    if (leftOut.isPresent()) {
      return way.failed()
          ? failure.passOver(step, past.failure(step), leftOut.get().reason())
          : withoutRunning.leaveOut(step, leftOut.get());
    }
    if (way.failed() && !gate.isPerson() && !past.isToRunAgain(step)) {
      return end(RunResult.FAILED, past.failedBefore(step));
    }
    Optional<RunEnd> unchosen = choices.choose(step);
    if (interruption.runEnds().isPresent()) {
      return stop(step);
    }
    if (unchosen.isPresent()) {
      return new Next.End(unchosen.get());
    }
    while (true) {
      Optional<Next> next = ask(now(planned), position, total, way, canRollBack);
      if (next.isPresent()) {
        return next.get();
      }
    }
  }

  private Step now(Step planned) {
    return plan.now().step(planned.id()).orElse(planned);
  }

  /** Asks about a step, and plays it; empty when it is another one since a value was changed. */
  private Optional<Next> ask(
      Step step, int position, int total, PastTurn.Way way, boolean canRollBack) {
    Optional<String> missing = executor.missing(way.rest(step));
    if (missing.isPresent() && !gate.isPerson()) {
      return Optional.of(
          end(RunResult.REFUSED, "\"" + step.title() + "\" cannot run: " + missing.get()));
    }
    missing.ifPresent(what -> announcer.record(new RunEvent.Noticed(what)));
    ConditionResult asked =
        missing.isPresent() ? ConditionResult.notAsked(step) : ask(step, way, canRollBack);
    if (asked.next().isPresent()) {
      return asked.next();
    }
    Step wanted = asked.step();
    tellWhatIsHidden(wanted);
    boolean explicit = wanted.wantsExplicitYes() || way.isUnfinished() || missing.isPresent();
    while (true) {
      Answer answer =
          gate.mayRun(
              new Question.MayRun(
                  wanted, position, total, explicit, way.first(), missing, asked.held()));
      Optional<Next> notPlayed = withoutPlaying(step, answer, way);
      if (notPlayed.isPresent()) {
        return notPlayed;
      }
      if (answer instanceof Answer.GoTo goTo) {
        if (canRollBack) {
          return Optional.of(withoutRunning.goTo(step, goTo, way.failed()));
        }
        continue; // A rollback has an order that nobody jumps about in.
      }
      if (answer instanceof Answer.Change change) {
        Optional<String> refused = changes.change(step, change.values());
        if (refused.isEmpty()) {
          return Optional.empty();
        }
        if (!gate.isPerson()) {
          return Optional.of(end(RunResult.REFUSED, refused.get()));
        }
        announcer.announce(new RunEvent.Noticed(refused.get()));
        continue;
      }
      Step chosen =
          answer instanceof Answer.Edit edit
              ? wanted.edited(edit.texts(), plan.now().catalogue())
              : wanted;
      boolean saidEnough = !(answer instanceof Answer.Run run) || run.explicit() || !explicit;
      if (saidEnough) {
        Optional<Next> next = playing.play(chosen, answer, canRollBack, way);
        if (next.isPresent()) {
          return next;
        }
      }
    }
  }

  /** Where an answer leads by which the step is not played; empty for the other answers. */
  private Optional<Next> withoutPlaying(Step step, Answer answer, PastTurn.Way way) {
    if (answer instanceof Answer.Quit quit) {
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.QUIT, quit.reason()));
      return Optional.of(end(RunResult.STOPPED, quit.reason()));
    }
    if (answer instanceof Answer.Back) {
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.BACK, ""));
      return Optional.of(new Next.Back());
    }
    if (answer instanceof Answer.Skip skip) {
      return Optional.of(
          way.failed()
              ? failure.passOver(step, past.failure(step), skip.reason())
              : withoutRunning.skip(step, skip.reason()));
    }
    if (answer instanceof Answer.LeaveOut leave) {
      return Optional.of(withoutRunning.leaveOut(step, LeftOut.byPage(leave.reason())));
    }
    if (answer instanceof Answer.Assume assume) {
      return Optional.of(withoutRunning.assume(step, assume.reason()));
    }
    return Optional.empty();
  }

  /**
   * Whoever decides about a step is told, once a turn, where its success would say less than it
   * seems to.
   */
  private void tellWhatIsHidden(Step step) {
    if (hiddenIsTold) {
      return;
    }
    hiddenIsTold = true;
    plan.now().hiddenFailures(step).stream()
        .filter(hidden -> !hidden.unlessCounted() || !executor.countsParts(hidden.where()))
        .forEach(hidden -> announcer.announce(new RunEvent.StepUnproven(step, hidden)));
  }

  /**
   * What came of a step's condition.
   *
   * @param step the step, as somebody edited it who was told that the condition did not answer
   * @param held the condition, where it was asked and holds
   * @param next where the walk goes because it does not
   */
  private record ConditionResult(Step step, Optional<Command> held, Optional<Next> next) {
    static ConditionResult notAsked(Step step) {
      return new ConditionResult(step, Optional.empty(), Optional.empty());
    }

    static ConditionResult leads(Step step, Next next) {
      return new ConditionResult(step, Optional.empty(), Optional.of(next));
    }
  }

  /**
   * Asks a step's condition before anybody is asked about the step: nobody is to confirm what will
   * not run. One that changes something itself waits for the answer.
   */
  private ConditionResult ask(Step step, PastTurn.Way way, boolean canRollBack) {
    Optional<Command> condition =
        step.options()
            .condition()
            .filter(command -> command.changesNothing() && way.first() == 0)
            .filter(command -> plan.now().unbound(List.of(step)).isEmpty());
    Step wanted = step;
    while (condition.isPresent()) {
      Optional<StepExecutor.Execution> without = executor.condition(wanted);
      if (interruption.runEnds().isPresent()) {
        return ConditionResult.leads(step, stop(step));
      }
      if (without.isEmpty()) {
        break;
      }
      if (without.get().result().lets()) {
        return ConditionResult.leads(step, new Next.Forward());
      }
      FailureTurn.Decision decided = failure.decide(wanted, without.get(), canRollBack);
      if (decided.next().isPresent()) {
        return ConditionResult.leads(step, decided.next().get());
      }
      wanted = decided.again();
    }
    return new ConditionResult(wanted, condition, Optional.empty());
  }

  /** Passes over a step on the way to a later one; whether it could be. */
  boolean passesOver(Step step, Next.GoTo to) {
    return withoutRunning.onTheWay(step, to);
  }

  /** Finds out how a step stands that was in flight; how the run ends, if that stays open. */
  Optional<RunEnd> settle(Step step, int position, int total) {
    if (!past.isUnknown(step)) {
      return Optional.empty();
    }
    announcer.announce(
        new RunEvent.StepShown(step, position, total, StepContent.sha256(plan.now(), step)));
    return past.look(step)
        .next()
        .filter(Next.End.class::isInstance)
        .map(open -> ((Next.End) open).ended());
  }

  /** How the run ends that got to its last step. */
  RunEnd atTheEnd() {
    return passedOver.ended();
  }

  /** The run was ended while the operator was asked: that is no answer, and no step is skipped. */
  private Next stop(Step step) {
    return playing.stop(step);
  }

  private static Next end(RunResult result, String detail) {
    return new Next.End(new RunEnd(result, detail));
  }
}
