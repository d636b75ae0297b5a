package dev.runbook.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for an event or a time: in real time, or on a virtual clock.
 *
 * <p>Between two tries of a step, and for the commands of mock hosts.
 */
public interface Waiting {
  /** How much time has passed since some beginning. */
  Duration now();

  /**
   * Lets time pass.
   *
   * @param interrupted is counted down when the waiting is to end
   * @return whether it was
   */
  boolean pass(Duration time, CountDownLatch interrupted);

  /** Waits until it is interrupted, however long that takes. */
  void forEver(CountDownLatch interrupted);

  /** Time as it is. */
  static Waiting real() {
    return new Waiting() {
      private final Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);

      @Override
      public Duration now() {
        return Duration.ofNanos(System.nanoTime());
      }

      @Override
      public boolean pass(Duration time, CountDownLatch interrupted) {
        try {
          return interrupted.await(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return true;
        }
      }

      @Override
      public void forEver(CountDownLatch interrupted) {
        pass(forEver, interrupted);
      }
    };
  }
}
