package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room on the disk that is set aside, so that a journal can still say why it ends when the disk is
 * full.
 *
 * <p>It is a file of {@value #BYTES} bytes, as much as the longest record, which is removed when
 * the room is needed or the journal ends.
 */
final class DiskReserve {
  /** How much is set aside. */
  static final int BYTES = JournalLine.LONGEST;

  private final Path file;

  private DiskReserve(Path file) {
    this.file = file;
  }

  /** Sets the room aside; one that a process which died has left is taken over. */
  static DiskReserve setAside(Path file) throws IOException {
    Files.deleteIfExists(file);
    PrivateFiles.write(file, new byte[BYTES]);
    return new DiskReserve(file);
  }

  /** Gives the room back to the disk. */
  void free() throws IOException {
    Files.deleteIfExists(file);
  }
}
