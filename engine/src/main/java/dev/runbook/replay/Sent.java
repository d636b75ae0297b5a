package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.mock.Received;

/**
 * A command that was sent to a mock host.
 *
 * @param step the step that it belongs to
 * @param command its place on the page
 * @param received what came to the host, and what became of it
 */
public record Sent(Step step, Command command, Received received) {
  /** Whether the host received it, rather than a program that runs there, or nobody. */
  boolean counts() {
    return !received.typed() && received.kind() != Received.Kind.KEPT_OUT;
  }
}
