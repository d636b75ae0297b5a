package dev.runbook.run;

import dev.runbook.graph.Retry;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Repeats what a page allows to repeat: a step's own commands, or the command of its {@code until}.
 */
final class Retries {
  /** Not executable, not found: no answer, and none will come. */
  private static final Set<Integer> NO_PROGRAM = Set.of(126, 127);

  private final StepReporter reporter;
  private final Interruption interruption;
  private final Waiting waiting;

  Retries(StepReporter reporter, Interruption interruption, Waiting waiting) {
    this.reporter = reporter;
    this.interruption = interruption;
    this.waiting = waiting;
  }

  /** A look at what a step has begun. */
  record Probe(Outcome outcome, Optional<Integer> status) {
    private boolean isYes() {
      return status.equals(Optional.of(0));
    }

    /** A look changes nothing, so one whose end nobody saw may be repeated. */
    private boolean mayBecomeYes() {
      boolean noProgram = status.filter(NO_PROGRAM::contains).isPresent();
      return !noProgram && !(outcome instanceof Outcome.Signalled);
    }

    private Outcome asNo() {
      return outcome.isOk() ? Outcome.failed(status.orElse(1)) : outcome;
    }
  }

  /**
   * Asks until the answer is yes.
   *
   * @param look asks once, for no longer than it is given
   * @return how the step stands then
   */
  Outcome until(Step step, Retry retry, Function<Optional<Duration>, Probe> look) {
    Optional<Duration> limit =
        retry.times().isPresent() ? Optional.empty() : step.options().timeout();
    Duration began = waiting.now();
    for (int next = 1; ; next++) {
      Optional<Duration> left = limit.map(all -> all.minus(waiting.now().minus(began)));
      Probe seen = look.apply(left.map(rest -> longer(rest, retry.every())));
      if (seen.isYes()) {
        return Outcome.ok();
      }
      boolean over = retry.times().isPresent() && next > retry.times().getAsInt();
      if (over || !seen.mayBecomeYes() || interruption.runEnds().isPresent()) {
        return seen.asNo();
      }
      Optional<Duration> rest = limit.map(all -> all.minus(waiting.now().minus(began)));
      if (rest.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
        return Outcome.timedOut(limit.orElseThrow());
      }
      Duration pause = rest.map(time -> shorter(time, retry.every())).orElse(retry.every());
      if (!passes(step, retry, "not there yet: it " + seen.asNo().sentence(), next, pause)) {
        return Outcome.signalled("INT");
      }
    }
  }

  /**
   * Waits before a step's commands run again, where its page has them tried again.
   *
   * @param tried how often they have been tried again already
   * @return whether they are to run again
   */
  boolean again(Step step, StepExecutor.Execution played, int tried) {
    Optional<Retry> retry =
        step.options().retry().filter(Retry::runsAgain).filter(any -> !step.isDanger());
    boolean left = retry.filter(each -> tried < each.times().orElse(0)).isPresent();
    Outcome outcome = ((StepResult.Ran) played.result()).outcome();
    return left
        && played.refusal().isEmpty()
        && maySucceed(outcome)
        && !interruption.wasInterrupted()
        && passes(step, retry.get(), "it " + outcome.sentence(), tried + 1, retry.get().every());
  }

  /** What nobody knows the end of is never tried again by itself. */
  private static boolean maySucceed(Outcome outcome) {
    return !outcome.isOk() && !(outcome instanceof Outcome.Unknown);
  }

  /** Lets the pause pass; false when somebody ended it. */
  private boolean passes(Step step, Retry retry, String reason, int next, Duration pause) {
    reporter.announce(
        new RunEvent.StepWaiting(step, reporter.mask().text(reason), next, retry.times(), pause));
    return new InterruptiblePause(interruption, waiting).passes(pause);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
