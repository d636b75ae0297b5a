package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of real files that counts how often a journal is forced. */
final class CountingForces implements Appender.Maker {
  private int forces;
  private boolean forced = true;

  int forces() {
    return forces;
  }

  /** Whether all of the journal is on the disk. */
  boolean isForced() {
    return forced;
  }

  @Override
  public Appender make(Path file) throws IOException {
    Appender real = FileAppender.make(file);
    if (!file.endsWith("journal.jsonl")) {
      return real;
    }
    return new Appender() {
      @Override
      public void append(byte[] bytes, int offset, int length) throws IOException {
        forced = false;
        real.append(bytes, offset, length);
      }

      @Override
      public void force() throws IOException {
        forces++;
        real.force();
        forced = true;
      }

      @Override
      public void truncate(long size) throws IOException {
        real.truncate(size);
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }
}
