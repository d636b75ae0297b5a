package dev.runbook.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that a test starts and goes on beside, each on a thread of its own.
 *
 * <p>Not on the shared pool of Java: that may have one thread only, and what the work waits for may
 * be told there.
 */
public final class Background {
  private Background() {}

  /** Starts work that has a result. */
  public static <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Background::onThread);
  }

  /** Starts work that has none. */
  public static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, Background::onThread);
  }

  private static void onThread(Runnable work) {
    Thread thread = new Thread(work, "background of a test");
    thread.setDaemon(true);
    thread.start();
  }
}
