package dev.runbook.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work that another processor does meanwhile.
 *
 * @param <T> what becomes of it
 */
public final class Running<T> {
  private final ForkJoinTask<T> task;

  private Running(ForkJoinTask<T> task) {
    this.task = task;
  }

  /** Begins some work. */
  public static <T> Running<T> begin(Callable<T> work) {
    return new Running<>(ForkJoinPool.commonPool().submit(work));
  }

  /** What becomes of it: waits until it is done, or does it where nobody has begun. */
  public T result() {
    return task.join();
  }
}
