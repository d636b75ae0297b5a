package dev.runbook.run;

/**
 * How a run ended.
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
