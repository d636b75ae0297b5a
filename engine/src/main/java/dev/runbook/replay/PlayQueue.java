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

/** Plays scenarios, several at once and in any order; what comes of them is in their own order. */
final class PlayQueue {
  private final TestOptions options;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  PlayQueue(TestOptions options) {
    this.options = options;
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
    ExecutorService workers = Executors.newFixedThreadPool(options.jobs());
    try {
      List<Future<Optional<R>>> running = new ArrayList<>(Collections.nCopies(tasks.size(), null));
      for (int index : order) {
        running.set(index, workers.submit(() -> one(tasks.get(index), play, passes)));
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

  private static <R> Optional<R> result(Future<Optional<R>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
