package dev.runbook.graph;

/**
 * The attributes for confirmations: who must agree to a step, and how often.
 *
 * @param each whether a danger confirmation is typed every time
 * @param secondPerson whether somebody else than the operator approves it before it runs
 */
public record ConfirmOptions(boolean each, boolean secondPerson) {
  /** Nothing said. */
  public static final ConfirmOptions NONE = new ConfirmOptions(false, false);
}
