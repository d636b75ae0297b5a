package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether a step may run: the operator at the terminal, or in a batch the flags.
 *
 * <p>The runner does not trust it with danger: it compares what was typed itself.
 */
public interface Gate {
  /**
   * Looks at some of a plan's steps before any of them runs; a refusal at the beginning ends the
   * run with nothing done.
   */
  Optional<Refusal> refuseSteps(Plan plan, List<Step> steps);

  /** Whether it can be asked the same thing again and may then say something else. */
  boolean isPerson();

  /**
   * Whether a step is left out without asking, and why: an optional one in a batch, one that was
   * named.
   */
  Optional<String> leaveOut(Step step);

  /** May this step run? */
  Answer mayRun(Question.MayRun question);

  /** What was typed to confirm danger; empty is no. */
  String confirm(Question.Confirm question);

  /** Which alternative, counted from 0; empty is none. */
  OptionalInt pick(Question.Pick question);

  /**
   * How does a step stand that an earlier part of the run has left? There is no answer by default:
   * a gate that cannot ask leaves the question open.
   */
  default Settlement settle(Question.Settle question) {
    return new Settlement.Stop("there was nobody to ask");
  }

  /** A step has failed. */
  AfterFailure afterFailure(Question.Failed question);

  /**
   * Why a plan is not played.
   *
   * @param result how the run ends
   * @param message what is missing and how to give it
   */
  record Refusal(RunResult result, String message) {}
}
