package dev.runbook.cli;

import picocli.CommandLine.Option;

/** The common options, and those of the commands that pass on what steps write. */
final class OutputOptions extends CommonOptions {
  /** Those that {@link PlainWords} may be, without those that every command takes. */
  static final PlainOptions PLAIN = PlainOptions.flags("--raw");

  @Option(
      names = "--raw",
      description =
          "Pass on what steps write to a pipe or a file byte for byte. Without it, a filter makes"
              + " the output harmless, as for a terminal.")
  private boolean raw;

  /** What some words say of them. */
  static OutputOptions of(PlainWords words) {
    OutputOptions options = new OutputOptions();
    options.read(words);
    options.raw = words.has("--raw");
    return options;
  }

  boolean raw() {
    return raw;
  }
}
