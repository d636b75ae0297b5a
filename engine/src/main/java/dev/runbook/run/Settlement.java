package dev.runbook.run;

/** The gate's answer about a step whose state the record does not show. */
public sealed interface Settlement {
  /** It took effect: it does not run again. */
  record Happened(String reason) implements Settlement {}

  /** It did not: it is asked about like any other. */
  record DidNotHappen(String reason) implements Settlement {}

  /** The run ends here, with the question open. */
  record Stop(String reason) implements Settlement {}
}
