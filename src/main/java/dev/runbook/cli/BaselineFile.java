package dev.runbook.cli;

import dev.runbook.lint.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that {@code --baseline} names: the known findings of old pages. */
final class BaselineFile {
  private final Optional<Path> file;
  private final boolean writing;

  BaselineFile(ProcessContext world, Optional<Path> file, boolean writing) {
    if (writing && file.isEmpty()) {
      throw new UsageException("--write-baseline needs --baseline FILE: that is where it writes");
    }
    this.file = file.map(world.folder()::resolve);
    this.writing = writing;
  }

  /** What is not to be reported; nothing where the file is about to be written. */
  Optional<Baseline> toCompareWith() {
    return writing ? Optional.empty() : file.map(BaselineFile::read);
  }

  void write(Baseline baseline) {
    Path path = file.orElseThrow();
    try {
      Files.writeString(path, baseline.json());
    } catch (IOException e) {
      throw new UsageException("cannot write " + path + ": " + e.getMessage());
    }
  }

  private static Baseline read(Path path) {
    try {
      return Baseline.parse(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "there is no baseline " + path + "\n  = --write-baseline writes one");
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--baseline " + path + ": " + e.getMessage());
    }
  }
}
