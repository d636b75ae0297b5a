package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether a step may run: the operator at the terminal, or in a batch the flags.
 *
 * <p>The runner does not trust it with danger: it compares what was typed itself. Whatever a gate
 * does not answer is a no: nothing runs, nothing is confirmed, and a failure ends the run.
 *
 * <p>It is asked by the thread that plays the run, which waits for the answer. The parts of a
 * group's hosts have gates of their own, see {@link HostGate}.
 */
public interface Gate {
  /** Why a gate that cannot ask stops a run. */
  String NOBODY = "there was nobody to ask";

  /** A gate at which nobody stands: nothing runs. */
  static Gate nobody() {
    return new Gate() {};
  }

  /**
   * Looks at some of a plan's steps before any of them runs; a refusal at the beginning ends the
   * run with nothing done.
   */
  default Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
    return Optional.empty();
  }

  /** Whether it can be asked the same thing again and may then say something else. */
  default boolean isPerson() {
    return false;
  }

  /**
   * Whether a step is left out without asking: an optional one in a batch, one that was named to
   * be.
   */
  default Optional<LeftOut> leaveOut(Step step) {
    return Optional.empty();
  }

  /**
   * Some hosts cannot be reached yet: a refusal ends the run with nothing done. Nobody goes on
   * without them by default.
   */
  default Optional<Refusal> refuseHosts(Plan plan, List<UnreachedHost> hosts) {
    StringBuilder message = new StringBuilder();
    for (UnreachedHost each : hosts) {
      message.append(each.host()).append(" cannot be reached: ").append(each.why()).append("\n");
    }
    message.append("nothing was run");
    for (UnreachedHost each : hosts) {
      message.append("\n  = --later ").append(each.host());
      message.append(" begins without it, as `reach: later` under `hosts:` does");
    }
    return Optional.of(new Refusal(RunResult.FAILED, message.toString()));
  }

  /** May this step run? */
  default Answer mayRun(Question.MayRun question) {
    return new Answer.Quit(NOBODY);
  }

  /** What was typed to confirm danger; empty is no. */
  default String confirm(Question.Confirm question) {
    return "";
  }

  /**
   * What was typed to let a wave of a group's hosts have its turn, or one of its danger steps; only
   * what is expected is a yes.
   */
  default String confirmWave(Question.OfWave question) {
    return "";
  }

  /**
   * Where an approval lies that a step waits for: the name of a file, blank to look again where
   * they usually lie. Empty gives it up: the step does not run.
   */
  default Optional<String> approval(Question.Approve question) {
    return Optional.empty();
  }

  /** Those of some steps that run unless somebody says otherwise. */
  default List<Step> running(List<Step> steps) {
    return steps.stream().filter(step -> leaveOut(step).isEmpty()).toList();
  }

  /** Which of the choices a value is to be; empty is none, and ends the run. */
  default Optional<String> value(Question.Value question) {
    return Optional.empty();
  }

  /** Which alternative, counted from 0; empty is none. */
  default OptionalInt pick(Question.Pick question) {
    return OptionalInt.empty();
  }

  /**
   * How does a step stand that an earlier part of the run has left? There is no answer by default:
   * a gate that cannot ask leaves the question open.
   */
  default Settlement settle(Question.Settle question) {
    return new Settlement.Stop(NOBODY);
  }

  /** A step has failed. */
  default AfterFailure afterFailure(Question.Failed question) {
    return new AfterFailure.Stop();
  }

  /**
   * Why a plan is not played.
   *
   * @param result how the run ends
   * @param message what is missing and how to give it
   */
  record Refusal(RunResult result, String message) {}
}
