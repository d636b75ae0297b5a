package dev.runbook.graph;

/**
 * A reason why the success of a step's command proves little: its failure would not be seen.
 *
 * @param rule the rule of lint that found it
 * @param line the page's line, from 1
 * @param message what would not be seen, in a sentence without a full stop
 * @param where the host on which the command runs
 * @param unlessCounted whether that is so only where the shell over there does not tell how each
 *     part of a pipeline has ended
 */
public record HiddenFailure(
    String rule, int line, String message, HostUse where, boolean unlessCounted) {
  /** With its place and its rule. */
  public String sentence() {
    return message + " (line " + line + ", " + rule + ")";
  }
}
