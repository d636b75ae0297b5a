package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A store whose files tell before and after each write and force that they have got there. */
public final class StoppingStore {
  private final AtomicInteger points = new AtomicInteger();
  private final IntConsumer reached;
  private final Runnable forced;

  /**
   * A store for tests.
   *
   * @param reached gets the number of each point, from 1
   * @param forced hears that the journal was forced
   */
  public StoppingStore(IntConsumer reached, Runnable forced) {
    this.reached = reached;
    this.forced = forced;
  }

  /** The store in a folder. */
  public RunStore in(Path root) {
    return new RunStore(root, Clock.systemUTC(), new SecureRandom(), this::make);
  }

  private Appender make(Path file) throws IOException {
    Appender real = FileAppender.make(file);
    boolean journal = file.endsWith("journal.jsonl");
    return new Appender() {
      @Override
      public void append(byte[] bytes, int offset, int length) throws IOException {
        point();
        real.append(bytes, offset, length / 2);
        point();
        real.append(bytes, offset + length / 2, length - length / 2);
        point();
      }

      @Override
      public void force() throws IOException {
        real.force();
        if (journal) {
          forced.run();
        }
        point();
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

  private void point() {
    reached.accept(points.incrementAndGet());
  }
}
