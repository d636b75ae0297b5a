package dev.runbook.report;

import dev.runbook.journal.RunFolder;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sizes of all that the player of a run writes, by which a change is noticed. */
final class FileSizes {
  private FileSizes() {}

  /**
   * Those in a run's folder, in bytes, by their paths.
   *
   * @throws UnreadableException when the folder cannot be read
   */
  static Map<String, Long> of(RunFolder folder) {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(file.toString(), Files.size(file));
      }
    } catch (NoSuchFileException e) {
      sizes.put(e.getFile(), -1L); // moved while this looked: the next look sees it
    } catch (IOException e) {
      throw new UnreadableException(
          folder.path().toString(), "unreadable", "cannot be read: " + e.getMessage());
    }
    return sizes;
  }
}
