package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one stream of one command to a file.
 *
 * <p>A failure is kept until the file is settled: the thread that brings the bytes belongs to the
 * host, and must go on emptying its pipe.
 */
final class OutputFile {
  private final Path path;
  private final Appender.Maker maker;
  private Appender appender;
  private IOException failure;
  private boolean settled;

  OutputFile(Path path, Appender.Maker maker) {
    this.path = path;
    this.maker = maker;
  }

  synchronized void write(byte[] buffer, int offset, int length) {
    if (length == 0 || settled || failure != null) {
      return;
    }
    try {
      if (appender == null) {
        appender = maker.make(path);
      }
      appender.append(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Puts it on the disk and closes it; whether there is a file at all. */
  synchronized boolean settle() throws IOException {
    settled = true;
    if (appender == null && failure == null) {
      return false;
    }
    try (Appender closing = appender) {
      if (failure != null) {
        throw new IOException(PrivateFiles.why(failure), failure);
      }
      closing.force();
    }
    return true;
  }
}
