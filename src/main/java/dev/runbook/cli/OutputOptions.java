package dev.runbook.cli;

import picocli.CommandLine.Option;

/** The common options, and those of the commands that pass on what steps write. */
final class OutputOptions extends CommonOptions {
  @Option(
      names = "--raw",
      description =
          "Pass on what steps write to a pipe or a file byte for byte. Without it, a filter makes"
              + " the output harmless, as for a terminal.")
  private boolean raw;

  boolean raw() {
    return raw;
  }
}
