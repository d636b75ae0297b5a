package dev.runbook.run;

import java.util.Optional;

/**
 * What came of the steps of a group on one of its hosts.
 *
 * @param host the host's alias
 * @param wave the number of its wave
 * @param ended how its turn ended
 * @param run the id of its own run; empty where it has none
 * @param failing the id of the step that did not end well; empty where there is none
 * @param millis how long its turn took, in milliseconds
 */
public record HostOutcome(
    String host, int wave, RunEnd ended, Optional<String> run, String failing, long millis) {
  /** Whether its turn ended before its last step, so that it counts as an error. */
  boolean isError() {
    return !ended.result().isAtTheEnd();
  }

  /** Whether all steps that were to run there have run. */
  public boolean isWell() {
    return ended.result() == RunResult.DONE;
  }
}
