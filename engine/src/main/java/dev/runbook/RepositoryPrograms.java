package dev.runbook;

import dev.runbook.shell.program.Additions;
import dev.runbook.shell.program.ProgramsReader;
import dev.runbook.source.Problems;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a repository teaches of programs for all its pages: {@code .runbook/programs.yaml}. */
final class RepositoryPrograms {
  private static final Path FILE = Path.of(".runbook", "programs.yaml");

  private RepositoryPrograms() {}

  /** That of the folder, or of the nearest above it up to its repository's root. */
  static Additions of(Path folder, SourceReader reader) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        return read(reader.read(at.resolve(FILE)));
      }
      if (Files.exists(at.resolve(".git"))) {
        return Additions.NONE;
      }
    }
    return Additions.NONE;
  }

  private static Additions read(Source file) {
    Problems problems = new Problems(file);
    Additions programs = ProgramsReader.ofRepository(file, problems);
    problems.all().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst()
        .ifPresent(
            problem -> {
              throw new UnreadableException(problem);
            });
    return programs;
  }
}
