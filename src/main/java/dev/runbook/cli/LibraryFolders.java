package dev.runbook.cli;

import dev.runbook.source.NearestFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders in which the commands look for runbooks.
 *
 * <p>The folders of {@code --path}, and then no others; else those of {@code RUNBOOK_PATH}, and
 * {@code runbooks/} and {@code docs/runbooks/} of this folder or of the nearest one above it that
 * has them, up to the repository's root; and where none exists, the current folder.
 */
final class LibraryFolders {
  private static final List<Path> USUAL = List.of(Path.of("runbooks"), Path.of("docs", "runbooks"));

  private static final String[] NONE = {};

  private LibraryFolders() {}

  static List<Path> of(ProcessContext world, List<Path> named) {
    List<Path> found = new ArrayList<>();
    if (!named.isEmpty()) {
      for (Path folder : named) {
        refuseMissing(world, folder);
        found.add(resolve(world, folder));
      }
      return found;
    }
    String variable = world.variable("RUNBOOK_PATH");
    for (String folder : variable.isEmpty() ? NONE : variable.split(File.pathSeparator)) {
      if (!folder.isBlank() && Files.isDirectory(resolve(world, Path.of(folder)))) {
        found.add(resolve(world, Path.of(folder)));
      }
    }
    for (Path folder : nearest(world)) {
      if (!found.contains(folder)) {
        found.add(folder);
      }
    }
    return found.isEmpty() ? List.of(world.folder()) : found;
  }

  /** The usual folders here, else those of the nearest folder above that has one. */
  private static List<Path> nearest(ProcessContext world) {
    Path up = Path.of("");
    Path here = world.folder().toAbsolutePath().normalize();
    for (Path at = here; at != null; at = at.getParent()) {
      List<Path> found = new ArrayList<>();
      for (Path usual : USUAL) {
        Path folder = resolve(world, up.resolve(usual));
        if (Files.isDirectory(folder)) {
          found.add(folder);
        }
      }
      if (!found.isEmpty() || Files.exists(at.resolve(".git"))) {
        return found;
      }
      up = up.resolve("..");
    }
    return List.of();
  }

  private static Path resolve(ProcessContext world, Path folder) {
    Path resolved = world.folder().resolve(folder);
    return resolved.toString().isEmpty() ? Path.of(".") : resolved;
  }

  private static void refuseMissing(ProcessContext world, Path folder) {
    if (!Files.isDirectory(resolve(world, folder))) {
      throw new UsageException(
          "--path "
              + folder
              + ": there is no such folder\n  = "
              + NearestFile.hint(resolve(world, folder)));
    }
  }
}
