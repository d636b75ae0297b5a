package dev.runbook.work;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same with many items, on all processors; with few, more threads would only cost time.
 */
public final class InParallel {
  /** So few are done before a second thread has begun. */
  private static final int FEW = 128;

  private InParallel() {}

  /** What becomes of each item, in their order. */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> change) {
    if (!isWorthIt(items)) {
      return items.stream().<R>map(change).toList();
    }
    @SuppressWarnings("unchecked")
    List<R> changed = Arrays.asList((R[]) new Object[items.size()]);
    new BegunWork(items.size(), at -> changed.set(at, change.apply(items.get(at)))).finish();
    return Collections.unmodifiableList(changed);
  }

  /** Does something with each item, in no order. */
  public static <T> void each(List<T> items, Consumer<? super T> action) {
    if (isWorthIt(items)) {
      begin(items, action).finish();
    } else {
      items.forEach(action);
    }
  }

  /** Begins to do something with each item, while the thread that asks goes on with other work. */
  public static <T> BegunWork begin(List<T> items, Consumer<? super T> action) {
    return new BegunWork(items.size(), at -> action.accept(items.get(at)));
  }

  /** Whether there are so many items that they are done on all processors. */
  public static boolean isWorthIt(List<?> items) {
    return items.size() > FEW;
  }
}
