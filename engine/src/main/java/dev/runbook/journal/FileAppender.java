package dev.runbook.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An appender to a real file.
 *
 * <p>Not a channel: an interrupt of the writing thread would close that, and with it the journal.
 */
final class FileAppender implements Appender {
  private final RandomAccessFile file;

  private FileAppender(RandomAccessFile file) {
    this.file = file;
  }

  /** An appender to a file that must not exist yet. */
  static Appender make(Path path) throws IOException {
    PrivateFiles.createFile(path);
    return new FileAppender(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** An appender at the end of a file that exists. */
  static Appender goOn(Path path) throws IOException {
    if (!Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    file.seek(file.length());
    return new FileAppender(file);
  }

  @Override
  public void append(byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
  }

  @Override
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void truncate(long size) throws IOException {
    file.setLength(size);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
