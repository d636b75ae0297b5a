package dev.runbook.work;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Does the same with many items, on all processors; with few, more threads would only cost time.
 */
public final class InParallel {
  /** So few are done before a second thread has begun. */
  private static final int FEW = 128;

  private InParallel() {}

  /** What becomes of each item, in their order. */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> change) {
    return InParallel.<T>stream(items).<R>map(change).toList();
  }

  /** Does something with each item, in no order. */
  public static <T> void each(List<T> items, Consumer<? super T> action) {
    stream(items).forEach(action);
  }

  /** Begins to do something with each item, while the thread that asks goes on with other work. */
  public static <T> BegunWork<T> begin(List<T> items, Consumer<? super T> action) {
    return BegunWork.on(items, action);
  }

  /** Whether there are so many items that they are done on all processors. */
  public static boolean isWorthIt(List<?> items) {
    return items.size() > FEW;
  }

  private static <T> Stream<T> stream(List<T> items) {
    return isWorthIt(items) ? items.parallelStream() : items.stream();
  }
}
