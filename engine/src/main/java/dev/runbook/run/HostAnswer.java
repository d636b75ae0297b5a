package dev.runbook.run;

import dev.runbook.host.Connection;
import dev.runbook.host.Identity;
import java.util.Optional;

/**
 * A host's answer to the question for its identity.
 *
 * @param identity who it says it is
 * @param connection how it was reached; empty for this machine and for a script
 */
public record HostAnswer(Identity identity, Optional<Connection> connection) {}
