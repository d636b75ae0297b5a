package dev.runbook.run;

/**
 * The reason why a run leaves a step out without a question.
 *
 * @param reason in a clause, such as {@code left out with --skip}
 * @param deviation whether the page would have had it run
 */
public record LeftOut(String reason, boolean deviation) {
  /** The page itself has it run only where it is wanted. */
  public static LeftOut byPage(String reason) {
    return new LeftOut(reason, false);
  }

  /** The page would have had it run. */
  public static LeftOut againstThePage(String reason) {
    return new LeftOut(reason, true);
  }

  /** The answer that its run records. */
  StepAnswer answer() {
    return deviation ? StepAnswer.DESELECTED : StepAnswer.LEFT_OUT;
  }
}
