package dev.runbook.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The turns of many hosts in threads, in as many as may have theirs at the same time.
 *
 * @param <T> what comes of a turn
 */
final class ParallelHosts<T> implements HostTurns<T> {
  private final String doing;
  private final int atOnce;
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();

  ParallelHosts(String doing, int atOnce) {
    this.doing = doing;
    this.atOnce = atOnce;
  }

  @Override
  public void giveUp() {
    givenUp.complete(null);
  }

  @Override
  public List<T> each(List<String> hosts, Function<String, T> way, Function<String, T> without) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(atOnce, Math.max(1, hosts.size())),
            task -> {
              Thread thread = new Thread(task, doing + " hosts of a group");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<CompletableFuture<T>> given = new ArrayList<>();
      for (String host : hosts) {
        CompletableFuture<T> its = CompletableFuture.supplyAsync(() -> way.apply(host), threads);
        givenUp.thenRun(() -> its.complete(without.apply(host)));
        given.add(its);
      }
      return given.stream().map(each -> each.handle(Ended::new).join()).toList().stream()
          .map(Ended::orThrow)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  private record Ended<T>(T value, Throwable failure) {
    T orThrow() {
      if (failure == null) {
        return value;
      }
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof RuntimeException known) {
        throw known;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new CompletionException(cause);
    }
  }
}
