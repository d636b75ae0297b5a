package dev.runbook.cli;

import picocli.CommandLine.Command;

/** {@code runbook host}: what is known of hosts. */
@Command(name = "host", description = "Learn the key of a host.")
final class HostCommand {}
