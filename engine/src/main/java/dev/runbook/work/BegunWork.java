package dev.runbook.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Work on many items that other processors have begun. Whoever needs it joins in: it does the items
 * that nobody has begun, and waits for the rest.
 *
 * <p>Each takes the next item when it has done one, so that one that is held up by other programs
 * keeps nobody waiting.
 */
public final class BegunWork {
  private final int items;
  private final IntConsumer action;
  private final AtomicInteger next = new AtomicInteger();
  private final List<ForkJoinTask<?>> others = new ArrayList<>();

  /** Begins to do something with each item, by its place, in no order. */
  BegunWork(int items, IntConsumer action) {
    this.items = items;
    this.action = action;
    ForkJoinPool pool = ForkJoinPool.commonPool();
    for (int other = 0; other < Math.max(1, pool.getParallelism()); other++) {
      others.add(pool.submit(this::work));
    }
  }

  private void work() {
    for (int at = next.getAndIncrement(); at < items; at = next.getAndIncrement()) {
      action.accept(at);
    }
  }

  /** Returns when all items are done. */
  public void finish() {
    work();
    // The last one first: where nobody has begun with it, this thread takes it back.
    for (int other = others.size() - 1; other >= 0; other--) {
      others.get(other).join();
    }
  }
}
