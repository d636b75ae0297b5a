package dev.runbook.report;

import dev.runbook.journal.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The output of a command on one of its streams.
 *
 * @param stream {@code stdout} or {@code stderr}
 * @param name what people call it
 * @param file where it lies
 */
record Output(String stream, String name, Path file) {
  /** What a command wrote to both; 0 is what came between commands. */
  static List<Output> of(RunFolder folder, long number) {
    return List.of(
        new Output("stdout", "standard output", folder.stdout(number)),
        new Output("stderr", "standard error", folder.stderr(number)));
  }

  boolean isThere() {
    return Files.exists(file);
  }

  boolean isError() {
    return stream.equals("stderr");
  }
}
