package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.mock.ReceivedCommand;
import java.util.Optional;

/**
 * A command that was sent to a mock host.
 *
 * @param step the step that it belongs to
 * @param command its place on the page
 * @param received what came to the host, and what became of it
 * @param status its exit status, where it had one
 * @param stdout what it printed to standard output, secrets covered
 */
public record SentCommand(
    Step step, Command command, ReceivedCommand received, Optional<Integer> status, String stdout) {
  /** Whether the host received it, rather than a program that runs there, or nobody. */
  boolean isReceived() {
    return !received.typed() && received.kind() != ReceivedCommand.Kind.KEPT_OUT;
  }
}
