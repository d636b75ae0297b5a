package dev.runbook.run;

/**
 * The end of a run: its result, and the details.
 *
 * @param result which of the ways
 * @param detail a sentence for the operator; empty where the result says it all
 */
public record RunEnd(RunResult result, String detail) {
  /** The same end with more to say. */
  RunEnd with(String more) {
    return new RunEnd(result, detail.isEmpty() ? more : detail + "; " + more);
  }
}
