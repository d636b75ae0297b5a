package dev.runbook.report;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A transcript in a file that nobody but its owner may read, until they say otherwise. */
public final class TranscriptFile {
  private TranscriptFile() {}

  /**
   * Writes or replaces a file, in one piece: it is never seen half-written.
   *
   * @throws UnreadableException when it cannot be written
   */
  public static void write(Path file, String transcript) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path made = Files.createTempFile(folder, ".transcript-", null);
      try {
        Files.writeString(made, transcript);
        replace(made, file);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "unwritable", "cannot be written: " + why(e, folder));
    }
  }

  private static void replace(Path made, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    try {
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String why(IOException e, Path folder) {
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : e.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2");
  }
}
