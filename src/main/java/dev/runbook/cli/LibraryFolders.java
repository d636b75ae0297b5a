package dev.runbook.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where runbooks are looked for.
 *
 * <p>The folders of {@code --path}, and then no others; else those of {@code RUNBOOK_PATH}, {@code
 * runbooks/} and {@code docs/runbooks/}, as far as they exist; and where none does, the current
 * folder.
 */
final class LibraryFolders {
  private LibraryFolders() {}

  static List<Path> of(World world, List<Path> named) {
    if (!named.isEmpty()) {
      named.forEach(folder -> refuseMissing(world, folder));
      return named.stream().map(folder -> resolve(world, folder)).toList();
    }
    List<Path> candidates = new ArrayList<>();
    for (String folder : world.variable("RUNBOOK_PATH").split(File.pathSeparator)) {
      if (!folder.isBlank()) {
        candidates.add(Path.of(folder));
      }
    }
    candidates.add(Path.of("runbooks"));
    candidates.add(Path.of("docs", "runbooks"));
    List<Path> found =
        candidates.stream()
            .map(folder -> resolve(world, folder))
            .filter(Files::isDirectory)
            .distinct()
            .toList();
    return found.isEmpty() ? List.of(world.folder()) : found;
  }

  private static Path resolve(World world, Path folder) {
    Path resolved = world.folder().resolve(folder);
    return resolved.toString().isEmpty() ? Path.of(".") : resolved;
  }

  private static void refuseMissing(World world, Path folder) {
    if (!Files.isDirectory(resolve(world, folder))) {
      throw new UsageException("--path " + folder + ": there is no such folder");
    }
  }
}
