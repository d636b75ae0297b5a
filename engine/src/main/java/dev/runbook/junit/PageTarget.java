package dev.runbook.junit;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page that a test names.
 *
 * @param folder where it is
 * @param name its file's name, and the section where one is meant
 */
record PageTarget(Path folder, String name) {
  /**
   * Finds it from this folder, or from the nearest one above it.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  static PageTarget find(String page) {
    int hash = page.indexOf('#');
    String file = hash < 0 ? page : page.substring(0, hash);
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path found = at.resolve(file);
      if (Files.isRegularFile(found)) {
        return new PageTarget(
            found.getParent(), found.getFileName() + (hash < 0 ? "" : page.substring(hash)));
      }
    }
    throw new IllegalArgumentException("there is no page " + file + " in " + here + " or above it");
  }
}
