package dev.runbook.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that a wrong name probably means. */
public final class NearestFile {
  private NearestFile() {}

  /** What to type instead: a near name, or how to see what is there. */
  public static String hint(Path missing) {
    return to(missing).orElseGet(() -> filesIn(missing.getParent()));
  }

  /** The hint that names a file of the same folder whose name is near, where there is one. */
  public static Optional<String> to(Path missing) {
    Path folder = missing.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return Nearest.didYouMean(missing.getFileName().toString(), names);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String filesIn(Path folder) {
    if (folder == null) {
      return "paths begin at the current folder; `ls` lists the files there";
    }
    return Files.isDirectory(folder)
        ? "`ls " + folder + "` lists the files there"
        : "there is no folder `" + folder + "` either";
  }
}
