package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work on many items that other threads have begun. */
@Timeout(60)
class BegunWorkTest {
  @Test
  void eachItemIsDoneOnceBeforeItIsFinished() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
    InParallel.begin(items, done::add).finish();
    assertThat(done).containsExactlyInAnyOrderElementsOf(items);
  }

  /** Each item waits until all other threads have come, and one more. */
  @Test
  void whoWaitsForItJoinsIn() {
    int count = Math.max(1, ForkJoinPool.getCommonPoolParallelism()) + 1;
    CountDownLatch all = new CountDownLatch(count);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    InParallel.begin(
            IntStream.range(0, count).boxed().toList(),
            item -> {
              threads.add(Thread.currentThread());
              all.countDown();
              await(all);
            })
        .finish();
    assertThat(threads).hasSize(count).contains(Thread.currentThread());
  }

  @Test
  void whatGoesWrongIsThrownWhereItIsFinished() {
    BegunWork work =
        InParallel.begin(
            List.of(1, 2, 3),
            item -> {
              throw new IllegalStateException("no such page");
            });
    assertThatThrownBy(work::finish).hasMessageContaining("no such page");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
