package dev.runbook.cli;

import picocli.CommandLine.Command;

/** {@code runbook host}: what is known of hosts. */
@Command(name = "host", description = "Add the key of a host to known_hosts.")
final class HostCommand {}
