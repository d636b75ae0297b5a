package dev.runbook.cli;

import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every command takes. */
class CommonOptions {
  /** Those that {@link PlainWords} may be. */
  static final PlainOptions PLAIN =
      PlainOptions.flags("--no-color", "--no-pager", "-q").and(PlainOptions.repeated("--path"));

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "Look for runbooks here, and nowhere else. May be given several times.")
  private List<Path> path = new ArrayList<>();

  @Option(
      names = {"--no-color", "--no-colour"},
      description = "No colours. NO_COLOR in the environment says the same.")
  private boolean noColor;

  @Option(
      names = "--no-pager",
      description =
          "Print long texts instead of showing them in $PAGER, or less -R, at a terminal.")
  private boolean noPager;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only what went wrong.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more.")
  private boolean verbose;

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "The largest page that is read (default: ${DEFAULT-VALUE}).")
  private long maxSize = SourceReader.DEFAULT_MAX_BYTES;

  /** What some words say of them. */
  static CommonOptions of(PlainWords words) {
    CommonOptions options = new CommonOptions();
    options.read(words);
    return options;
  }

  final void read(PlainWords words) {
    words.values("--path").forEach(folder -> path.add(Path.of(folder)));
    noColor = words.has("--no-color");
    noPager = words.has("--no-pager");
    quiet = words.has("-q");
  }

  List<Path> path() {
    return path;
  }

  boolean noColor() {
    return noColor;
  }

  boolean noPager() {
    return noPager;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  long maxSize() {
    return maxSize;
  }
}
