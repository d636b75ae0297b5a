package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.plan.StepContent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides how a resumed run treats a step with a past: it keeps the step, settles it, or asks about
 * it.
 *
 * <p>Nothing that may have taken effect runs again unless its check, its author or a person says
 * so.
 */
final class PastTurn {
  /**
   * How a step's turn goes on.
   *
   * @param next where the walk goes, if nothing is left of this turn
   * @param first the first of its commands that is still to run
   * @param attempts how often it was begun before
   * @param isUnfinished whether an earlier part has begun it, so that only an explicit yes runs it
   * @param failed whether it had failed
   */
  record Way(
      Optional<StepTurn.Next> next, int first, int attempts, boolean isUnfinished, boolean failed) {
    private static final Way NEW = new Way(Optional.empty(), 0, 0, false, false);

    private static Way to(StepTurn.Next next) {
      return new Way(Optional.of(next), 0, 0, false, false);
    }

    private static Way from(int first, PastStep past) {
      boolean failed = past.hasFailed();
      return new Way(Optional.empty(), first, past.attempts(), true, failed);
    }

    /** The step with those of its commands that are still to run. */
    Step rest(Step step) {
      return step.from(first);
    }
  }

  private final CurrentPlan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final StepExecutor executor;
  private final Resumption resumption;
  private final Set<String> taken = new HashSet<>();

  PastTurn(
      CurrentPlan plan,
      Gate gate,
      Announcer announcer,
      StepExecutor executor,
      Resumption resumption) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.executor = executor;
    this.resumption = resumption;
  }

  /** Whether the step is over and stays so; that is told. */
  boolean keeps(Step step, int position, int total) {
    if (!resumption.keeps(plan.now(), step)) {
      return false;
    }
    PastStep past = resumption.of(step).orElseThrow();
    announcer.tell(new RunEvent.StepKept(step, past, position, total));
    return true;
  }

  /** Looks at what was left of a step, once. */
  Way look(Step step) {
    Optional<PastStep> left = resumption.of(step);
    if (left.isEmpty() || !taken.add(step.id())) {
      return Way.NEW;
    }
    PastStep past = left.get();
    if (past.isOver()) {
      return resumption.isChanged(plan.now(), step) ? changed(step, past) : Way.from(0, past);
    }
    announcer.tell(new RunEvent.StepFound(step, past));
    return switch (past.state()) {
      case UNKNOWN -> unknown(step, past);
      case BEGUN -> begun(step, past);
      default -> Way.from(0, past);
    };
  }

  /** Whether nobody can say yet what it has done. */
  boolean isUnknown(Step step) {
    return resumption.of(step).filter(past -> past.state() == PastStep.State.UNKNOWN).isPresent();
  }

  /** Whether an earlier part of the run has begun it, or may have. */
  boolean isBegun(Step step) {
    return resumption.of(step).filter(each -> !each.didNotRun()).isPresent();
  }

  /** Whether it was named as one that is to run again. */
  boolean isToRunAgain(Step step) {
    return resumption.rerun().contains(step.id());
  }

  /** The sentence for a batch that meets a failure of an earlier part. */
  String failedBefore(Step step) {
    return "\"%s\" %s before; --rerun %s tries it again, --skip %s goes on without it"
        .formatted(step.title(), resumption.of(step).orElseThrow().failure(), step.id(), step.id());
  }

  /** The failure of an earlier part of the run. */
  PassedOverFailures.Failure failure(Step step) {
    return PassedOverFailures.Failure.of(step, resumption.of(step).orElseThrow());
  }

  /** What was done is done; whether the page's new text is wanted too is the operator's to say. */
  private Way changed(Step step, PastStep past) {
    if (past.didNotRun()) {
      return Way.NEW;
    }
    if (past.state() == PastStep.State.PASSED_OVER) {
      return Way.from(0, past);
    }
    Settlement said = gate.settle(new Question.Settle(step, past, true));
    if (said instanceof Settlement.Happened kept) {
      settled(
          step,
          StepVerdict.KEPT,
          StepVerdict.By.OPERATOR,
          kept.reason(),
          PastStep.commands(step),
          true);
      executor.treatAsDone(step);
      if (!past.isOver()) {
        announcer.announce(new RunEvent.StepFinished(step, new StepResult.Ran(Outcome.ok()), 0));
      }
      return Way.to(new StepTurn.Next.Forward());
    }
    if (said instanceof Settlement.DidNotHappen again) {
      settled(step, StepVerdict.AGAIN, StepVerdict.By.OPERATOR, again.reason(), 0, false);
      return Way.from(0, past);
    }
    if (gate.isPerson()) {
      String reason = ((Settlement.Stop) said).reason();
      return open(step, reason, reason, RunResult.STOPPED);
    }
    String sentence =
        "\"%s\" %s, and %s"
            .formatted(
                step.title(), past.isOver() ? "has run" : "has run in part", past.difference(step));
    return open(step, ((Settlement.Stop) said).reason(), sentence, RunResult.UNCONFIRMED);
  }

  private Way begun(Step step, PastStep past) {
    if (hasChanged(step, past) && past.finished() > 0) {
      return changed(step, past);
    }
    boolean nothingLeft = past.finished() >= PastStep.commands(step) && past.finished() > 0;
    if (nothingLeft && !step.isDanger() && !step.pickOne()) {
      return checked(step, past, past.finished());
    }
    return Way.from(Math.min(past.finished(), PastStep.commands(step)), past);
  }

  private Way unknown(Step step, PastStep past) {
    if (hasChanged(step, past)) {
      return ask(step, past);
    }
    Optional<Way> known = asItsHostSays(step, past);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Command> verify = step.options().verify().filter(command -> !command.isDanger());
    if (verify.isPresent()) {
      Optional<Boolean> happened = executor.check(step, verify.get());
      if (happened.isPresent()) {
        return happened.get()
            ? happened(step, past, StepVerdict.By.VERIFY, verify.get().text())
            : didNot(step, past, StepVerdict.By.VERIFY, verify.get().text());
      }
    }
    if (step.options().mayRunAgain() && !past.edited()) {
      settled(
          step,
          StepVerdict.AGAIN,
          StepVerdict.By.IDEMPOTENT,
          "the page says that it may run twice",
          0,
          false);
      return Way.from(0, past);
    }
    return ask(step, past);
  }

  /** What the host itself has written down of the command that was in flight comes first. */
  private Optional<Way> asItsHostSays(Step step, PastStep past) {
    Optional<ReceiptId> id =
        past.last().map(last -> resumption.commands().receipts().get(last.number()));
    int at = past.finished();
    if (id.isEmpty() || past.edited() || step.pickOne() || at >= step.commands().size()) {
      return Optional.empty();
    }
    Receipt found = executor.receipt(step.commands().get(at), id.get());
    String reason = HostReceipts.words(found).orElse("");
    if (found instanceof Receipt.NeverBegan) {
      return Optional.of(didNot(step, past, StepVerdict.By.RECEIPT, reason));
    }
    if (found instanceof Receipt.Ended ended && step.options().okExit().contains(ended.status())) {
      return ended(step, past, reason);
    }
    if (found instanceof Receipt.Ended || found instanceof Receipt.Cut) {
      settled(step, StepVerdict.FAILED, StepVerdict.By.RECEIPT, reason, at, false);
      return Optional.of(new Way(Optional.empty(), 0, past.attempts(), true, true));
    }
    if (found instanceof Receipt.Begun) {
      announcer.announce(
          new RunEvent.Noticed(
              step.commands().get(at).where().host()
                  + " wrote down of the command that was in flight that "
                  + reason));
    }
    return Optional.empty();
  }

  /** Its end is known, and what it printed is not all there. */
  private Optional<Way> ended(Step step, PastStep past, String reason) {
    if (step.options().capture().isPresent() || !step.options().expected().isEmpty()) {
      return Optional.empty();
    }
    int first = past.finished() + 1;
    boolean checks = step.options().verify().isPresent() || step.options().until().isPresent();
    if (first == step.commands().size() && !checks) {
      return Optional.of(happened(step, past, StepVerdict.By.RECEIPT, reason));
    }
    settled(step, StepVerdict.HAPPENED, StepVerdict.By.RECEIPT, reason, first, false);
    past.last().ifPresent(command -> executor.tookEffect(step, command));
    if (first < step.commands().size()) {
      return Optional.of(Way.from(first, past));
    }
    return Optional.of(checked(step, past, first));
  }

  /**
   * All commands of a step are over: only its checks are left, and a step that fails them has
   * failed.
   */
  private Way checked(Step step, PastStep past, int first) {
    int attempt = past.attempts() + 1;
    boolean lets = executor.execute(step, new StepExecutor.Attempt(attempt, first)).result().lets();
    return lets
        ? Way.to(new StepTurn.Next.Forward())
        : new Way(Optional.empty(), 0, attempt, true, true);
  }

  private Way ask(Step step, PastStep past) {
    Settlement said = gate.settle(new Question.Settle(step, past, hasChanged(step, past)));
    if (said instanceof Settlement.DidNotHappen no) {
      return didNot(step, past, StepVerdict.By.OPERATOR, no.reason());
    }
    if (said instanceof Settlement.Stop stop) {
      String sentence = "whether \"" + step.title() + "\" has taken effect is not known";
      return open(step, stop.reason(), sentence, RunResult.UNKNOWN);
    }
    String reason = ((Settlement.Happened) said).reason();
    int first = past.finished() + 1;
    if (first >= PastStep.commands(step) || hasChanged(step, past)) {
      return happened(step, past, StepVerdict.By.OPERATOR, reason);
    }
    settled(step, StepVerdict.HAPPENED, StepVerdict.By.OPERATOR, reason, first, false);
    past.last().ifPresent(command -> executor.tookEffect(step, command));
    return Way.from(first, past);
  }

  private Way happened(Step step, PastStep past, StepVerdict.By by, String reason) {
    past.last().ifPresent(command -> executor.tookEffect(step, command));
    settled(step, StepVerdict.HAPPENED, by, reason, PastStep.commands(step), true);
    executor.treatAsDone(step);
    announcer.announce(new RunEvent.StepFinished(step, new StepResult.Ran(Outcome.ok()), 0));
    return Way.to(new StepTurn.Next.Forward());
  }

  private Way didNot(Step step, PastStep past, StepVerdict.By by, String reason) {
    int first = hasChanged(step, past) ? 0 : past.finished();
    settled(step, StepVerdict.DID_NOT_HAPPEN, by, reason, first, false);
    return Way.from(first, past);
  }

  private Way open(Step step, String reason, String sentence, RunResult result) {
    announcer.announce(
        new RunEvent.StepAnswered(step, StepAnswer.QUIT, announcer.mask().text(reason)));
    return Way.to(new StepTurn.Next.End(new RunEnd(result, sentence)));
  }

  private void settled(
      Step step, StepVerdict verdict, StepVerdict.By by, String reason, int first, boolean done) {
    String content = StepContent.sha256(plan.now(), step);
    announcer.announce(
        new RunEvent.StepSettled(
            step, verdict, by, announcer.mask().text(reason), content, first, done));
  }

  private boolean hasChanged(Step step, PastStep past) {
    return !past.content().equals(StepContent.sha256(plan.now(), step));
  }
}
