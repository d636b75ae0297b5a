package dev.runbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write to a run; one process has it at a time.
 *
 * <p>It is on a file of its own: a process loses its lock on a file as soon as it closes any handle
 * of that file, and journals are read while they are written. The system lets go of it when the
 * process ends, however it ends.
 */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock of a run and leaves the process id in it; empty when another writer has it. */
  static Optional<RunLock> take(Path file, long pid) throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.createFile(file);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)));
      return Optional.of(new RunLock(channel));
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The process that has left its id in the file; empty when it says nothing. */
  static Optional<String> holder(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(pid -> !pid.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
