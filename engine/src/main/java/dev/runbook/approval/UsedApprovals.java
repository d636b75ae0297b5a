package dev.runbook.approval;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * Remembers which approvals were used: a file for each in one folder, so that none is used twice.
 */
final class UsedApprovals {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;

  UsedApprovals(Path folder) {
    this.folder = folder;
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  boolean has(String id) {
    return Files.exists(folder.resolve(id));
  }

  /**
   * Notes that an approval is used; whether it was not before.
   *
   * @param by what uses it
   * @throws IOException when it cannot be noted
   */
  boolean use(String id, String by) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try {
      Files.writeString(
          folder.resolve(id),
          by + "\n",
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.SYNC,
          StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
