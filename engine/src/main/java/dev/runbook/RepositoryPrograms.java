package dev.runbook;

import dev.runbook.shell.program.CatalogueAdditions;
import dev.runbook.shell.program.ProgramsReader;
import dev.runbook.source.Problems;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs that a repository describes for all its pages, in {@code .runbook/programs.yaml}.
 *
 * @param additions what it teaches
 * @param sha256 of the file's bytes; empty without a file
 */
record RepositoryPrograms(CatalogueAdditions additions, String sha256) {
  private static final Path FILE = Path.of(".runbook", "programs.yaml");

  private static final RepositoryPrograms NONE =
      new RepositoryPrograms(CatalogueAdditions.NONE, "");

  /** That of the folder, or of the nearest above it up to its repository's root. */
  static RepositoryPrograms of(Path folder, SourceReader reader) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        Source file = reader.read(at.resolve(FILE));
        return new RepositoryPrograms(read(file), file.sha256());
      }
      if (Files.exists(at.resolve(".git"))) {
        return NONE;
      }
    }
    return NONE;
  }

  private static CatalogueAdditions read(Source file) {
    Problems problems = new Problems(file);
    CatalogueAdditions programs = ProgramsReader.ofRepository(file, problems);
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
