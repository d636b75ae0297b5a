package dev.runbook.cli;

import picocli.CommandLine.Command;

/** {@code runbook mock}: the commands for hosts that answer from a file. */
@Command(name = "mock", description = "Work with mock hosts: hosts that answer from a file.")
final class MockGroupCommand {}
