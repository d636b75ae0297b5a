package dev.runbook.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that only their owner can read. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes a folder that must not exist yet. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, mode(folder, "rwx------"));
  }

  /** Makes a folder and those above it, where they are missing. */
  static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /** Makes an empty file that must not exist yet. */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /** Makes a file with its content; it is on the disk when this returns. */
  static void write(Path file, byte[] content) throws IOException {
    try (Appender appender = FileAppender.make(file)) {
      appender.append(content, 0, content.length);
      appender.force();
    }
  }

  /**
   * Puts the names in a folder on the disk, where the system has a way to. An interrupt is kept for
   * later: it would close the channel, the only handle that folders have.
   */
  static void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!syncedUninterrupted(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean syncedUninterrupted(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      return true; // Windows opens no folders, and writes their names by itself.
    }
    try (channel) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  /** Why something failed, in the system's words and without the name of the file. */
  static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
