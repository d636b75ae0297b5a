package dev.runbook.cli;

import dev.runbook.run.Chosen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a play was asked for.
 *
 * @param yes whether steps without danger run without being asked about
 * @param dryRun whether nothing really runs
 * @param confirm the dangers that were confirmed
 * @param chosen which steps were asked for
 * @param followFor how long a step that follows something runs in a batch
 * @param timeout how long each command may take where its page does not say
 * @param reason why it is played, such as a ticket
 * @param raw whether what steps write to a pipe or a file is passed on as it is
 */
record PlayFlags(
    boolean yes,
    boolean dryRun,
    List<String> confirm,
    Chosen chosen,
    Duration followFor,
    Optional<Duration> timeout,
    Optional<String> reason,
    boolean raw) {
  /** Copies the list. */
  PlayFlags {
    confirm = List.copyOf(confirm);
  }
}
