package dev.runbook.cli;

import picocli.CommandLine.Command;

/** {@code runbook host}: the keys of hosts. */
@Command(name = "host", description = "Add the key of a host to known_hosts.")
final class HostCommand {}
