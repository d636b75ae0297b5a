package dev.runbook.testkit;

import java.util.function.BooleanSupplier;

/** Waits for what must come true, however busy the machine is. */
public final class Eventually {
  private static final long PATIENCE = 60_000;

  private Eventually() {}

  /** Waits a minute at the most. */
  public static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /** Waits so many milliseconds at the most. */
  public static void await(String what, long millis, BooleanSupplier condition) {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never: " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
