package dev.runbook.run;

import dev.runbook.host.Outcome;

/** The end of a step, for the run. */
public sealed interface StepResult {
  /** Its commands ran, and this is how the last of them ended. */
  record Ran(Outcome outcome) implements StepResult {
    @Override
    public StepOutcome stepOutcome() {
      return StepOutcome.of(outcome.word());
    }

    @Override
    public String detail() {
      return outcome.isOk() ? "" : outcome.sentence();
    }

    @Override
    public boolean lets() {
      return outcome.isOk();
    }
  }

  /** Nothing ran, for a reason: the operator's, or that its condition does not hold. */
  record Skipped(String reason) implements StepResult {
    @Override
    public StepOutcome stepOutcome() {
      return StepOutcome.SKIPPED;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public boolean lets() {
      return true;
    }
  }

  /**
   * Nothing ran and nobody was asked: it is optional and was not wanted, another alternative was
   * picked, or a flag leaves it out.
   */
  record LeftOut(String reason) implements StepResult {
    @Override
    public StepOutcome stepOutcome() {
      return StepOutcome.LEFT_OUT;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public boolean lets() {
      return true;
    }
  }

  /**
   * A task that a person has to do, and that nobody was asked about: whether it was done is not
   * known, so it is never {@code ok}.
   */
  record Assumed(String reason) implements StepResult {
    @Override
    public StepOutcome stepOutcome() {
      return StepOutcome.ASSUMED;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public boolean lets() {
      return true;
    }
  }

  /** What came of the step. */
  StepOutcome stepOutcome();

  /** The word that journals use. */
  default String word() {
    return stepOutcome().word();
  }

  /** The reason or sentence that goes with it; empty where there is nothing to say. */
  String detail();

  /** Whether the run goes on to the next step. */
  boolean lets();
}
