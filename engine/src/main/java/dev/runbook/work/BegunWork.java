package dev.runbook.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Work on many items that other processors have begun. Whoever needs it joins in: it does the items
 * that nobody has begun, and waits for the rest.
 *
 * @param <T> an item
 */
public final class BegunWork<T> {
  private final List<T> items;
  private final Consumer<? super T> action;
  private final AtomicInteger next = new AtomicInteger();
  private final List<ForkJoinTask<?>> others = new ArrayList<>();

  private BegunWork(List<T> items, Consumer<? super T> action) {
    this.items = items;
    this.action = action;
    ForkJoinPool pool = ForkJoinPool.commonPool();
    for (int other = 0; other < Math.max(1, pool.getParallelism()); other++) {
      others.add(pool.submit(this::work));
    }
  }

  /** Begins to do something with each item, in no order. */
  static <T> BegunWork<T> on(List<T> items, Consumer<? super T> action) {
    return new BegunWork<>(items, action);
  }

  private void work() {
    for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
      action.accept(items.get(at));
    }
  }

  /** Returns when all items are done. */
  public void finish() {
    work();
    others.forEach(ForkJoinTask::join);
  }
}
