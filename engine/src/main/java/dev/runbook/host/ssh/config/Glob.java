package dev.runbook.host.ssh.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds the files that an {@code Include} names. */
final class Glob {
  private Glob() {}

  /**
   * The files in the order of their names.
   *
   * @param base where a relative pattern starts
   * @param home what {@code ~/} stands for
   */
  static List<Path> files(Path base, Path home, String pattern) {
    String full = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
    List<Path> found = List.of(full.startsWith("/") ? Path.of("/") : base);
    for (String part : full.split("/")) {
      if (!part.isEmpty()) {
        found = step(found, part);
      }
    }
    return found.stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> step(List<Path> folders, String part) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (part.matches(".*[*?\\[].*")) {
        found.addAll(matching(folder, part));
      } else if (Files.exists(folder.resolve(part))) {
        found.add(folder.resolve(part));
      }
    }
    return found;
  }

  /** A name that begins with a dot is meant only by a pattern that does. */
  private static List<Path> matching(Path folder, String part) {
    String glob = part.replace("{", "\\{");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      return StreamSupport.stream(files.spliterator(), false)
          .filter(file -> part.startsWith(".") || !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      // A folder that is not there, or is none, includes nothing: OpenSSH passes over it, too.
      return List.of();
    }
  }
}
