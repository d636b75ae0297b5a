package dev.runbook.run;

/** What is said of a step whose state the record alone does not decide. */
public sealed interface Settlement {
  /** It took effect: it does not run again. */
  record Happened(String reason) implements Settlement {}

  /** It did not: it is asked about like any other. */
  record DidNotHappen(String reason) implements Settlement {}

  /** The run ends here, with the question open. */
  record Stop(String reason) implements Settlement {}
}
