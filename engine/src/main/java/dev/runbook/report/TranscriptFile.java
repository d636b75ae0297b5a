package dev.runbook.report;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A transcript in a file that only its owner may read. */
public final class TranscriptFile {
  private TranscriptFile() {}

  /**
   * Writes or replaces a file, in one piece: it is never seen half-written.
   *
   * @throws UnreadableException when it cannot be written
   */
  public static void write(Path file, String transcript) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "it is a folder");
      }
      if (Files.isSymbolicLink(file) && !Files.exists(file)) {
        throw new FileSystemException(file.toString(), null, "it is a link that leads nowhere");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, transcript); // A device or a pipe must stay what it is.
      } else {
        replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), transcript);
      }
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "unwritable", "cannot be written: " + why(e, file), instead(file));
    }
  }

  private static void replace(Path file, String transcript) throws IOException {
    Path made = Files.createTempFile(file.getParent(), ".transcript-", null);
    try {
      Files.writeString(made, transcript);
      move(made, file);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static void move(Path made, Path file) throws IOException {
    try {
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String instead(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return "name a file in it, such as " + file.resolve("transcript.html");
    }
    return folder != null && !Files.isDirectory(folder)
        ? "`mkdir -p " + folder + "` makes it"
        : "name another file";
  }

  private static String why(IOException e, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    if (e instanceof FileSystemException failure) {
      return failure.getReason() != null ? failure.getReason() : spelledOut(failure);
    }
    return e.getMessage() != null ? e.getMessage() : spelledOut(e);
  }

  /** The name of an exception, which says what happened where nothing else does. */
  private static String spelledOut(IOException e) {
    return e.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2");
  }
}
