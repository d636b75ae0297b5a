package dev.runbook.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Plays scenarios, several at once and in any order; the results are in the order of the scenarios.
 */
final class PlayQueue {
  private final TestOptions options;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  PlayQueue(TestOptions options) {
    this.options = options;
  }

  /** Does something with each of them, whatever comes of it; in their order. */
  <T, R> List<R> each(List<T> tasks, Function<T, R> work) {
    return inOrder(tasks, IntStream.range(0, tasks.size()).boxed().toList(), work);
  }

  /**
   * Plays them all.
   *
   * @param play plays one
   * @param passes whether it went well
   * @return what came of each; empty for one that was not begun
   */
  <T, R> List<Optional<R>> all(List<T> tasks, Function<T, R> play, Predicate<R> passes) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
    options.shuffle().ifPresent(seed -> Collections.shuffle(order, new Random(seed)));
    return inOrder(tasks, order, task -> one(task, play, passes));
  }

  /** What comes of each task, in the order of the tasks, though they begin in another. */
  private <T, R> List<R> inOrder(List<T> tasks, List<Integer> order, Function<T, R> work) {
    ExecutorService workers = Executors.newFixedThreadPool(options.jobs());
    try {
      List<Future<R>> running = new ArrayList<>(Collections.nCopies(tasks.size(), null));
      for (int index : order) {
        running.set(index, workers.submit(() -> work.apply(tasks.get(index))));
      }
      return running.stream().map(PlayQueue::result).toList();
    } finally {
      workers.shutdownNow();
    }
  }

  private <T, R> Optional<R> one(T task, Function<T, R> play, Predicate<R> passes) {
    if (options.failFast() && hasFailed.get()) {
      return Optional.empty();
    }
    R result = play.apply(task);
    if (!passes.test(result)) {
      hasFailed.set(true);
    }
    return Optional.of(result);
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scenarios were played", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
