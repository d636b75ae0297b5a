package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A disk of real files whose n-th force fails, and which counts what is done after that. */
final class FailingForces implements Appender.Maker {
  private final int failing;
  private final Set<Path> failed = new HashSet<>();
  private int forces;

  FailingForces(int failing) {
    this.failing = failing;
  }

  /** Whether a force has failed. */
  boolean hasFailed() {
    return !failed.isEmpty();
  }

  @Override
  public Appender make(Path file) throws IOException {
    Appender real = FileAppender.make(file);
    return new Appender() {
      @Override
      public void append(byte[] bytes, int offset, int length) throws IOException {
        refuseAfterFailure(file);
        real.append(bytes, offset, length);
      }

      @Override
      public void force() throws IOException {
        refuseAfterFailure(file);
        forces++;
        if (forces == failing) {
          failed.add(file);
          throw new IOException("Input/output error");
        }
        real.force();
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

  private void refuseAfterFailure(Path file) {
    if (failed.contains(file)) {
      throw new AssertionError(file + " was written or forced after a force failed");
    }
  }
}
