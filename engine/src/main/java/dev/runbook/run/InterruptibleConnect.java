package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Connects to hosts in a thread of its own, so that a signal ends the wait for a silent host at
 * once. A connection that comes too late is closed.
 */
final class InterruptibleConnect {
  private final Interruption interruption;

  InterruptibleConnect(Interruption interruption) {
    this.interruption = interruption;
  }

  /**
   * Waits for what a host gives.
   *
   * @param host its name
   * @param way asks it
   * @param tooLate takes what was given after nobody waited for it any more
   * @throws HostException when it cannot be reached, or the waiting was ended
   */
  <T> T wait(String host, Supplier<T> way, Consumer<T> tooLate) {
    CompletableFuture<T> given = new CompletableFuture<>();
    Thread thread = new Thread(() -> ask(way, given, tooLate), "reaching " + host);
    thread.setDaemon(true);
    interruption.commandStarted(() -> giveUp(host, given, thread));
    thread.start();
    try {
      return given.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HostException refused ? refused : e;
    } finally {
      interruption.commandEnded();
    }
  }

  /** Asks several hosts who they are, all at once, and waits for the last of them. */
  List<PreflightResult> waitForAll(List<HostUse> uses, Function<HostUse, HostAnswer> way) {
    Map<HostUse, CompletableFuture<HostAnswer>> given = new LinkedHashMap<>();
    Map<HostUse, Thread> threads = new LinkedHashMap<>();
    for (HostUse use : uses) {
      CompletableFuture<HostAnswer> answer = new CompletableFuture<>();
      given.put(use, answer);
      threads.put(
          use,
          new Thread(
              () -> ask(() -> way.apply(use), answer, late -> {}), "reaching " + use.host()));
    }
    threads.values().forEach(thread -> thread.setDaemon(true));
    interruption.commandStarted(
        () -> given.forEach((use, answer) -> giveUp(use.host(), answer, threads.get(use))));
    threads.values().forEach(Thread::start);
    try {
      return given.entrySet().stream()
          .map(each -> arrival(each.getKey(), each.getValue()))
          .toList();
    } finally {
      interruption.commandEnded();
    }
  }

  private static PreflightResult arrival(HostUse use, CompletableFuture<HostAnswer> given) {
    try {
      return PreflightResult.at(use, given.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof HostException refused) {
        return PreflightResult.not(use, refused);
      }
      throw e;
    }
  }

  private static <T> void ask(Supplier<T> way, CompletableFuture<T> given, Consumer<T> tooLate) {
    try {
      T answer = way.get();
      if (!given.complete(answer)) {
        tooLate.accept(answer);
      }
    } catch (RuntimeException | Error e) {
      given.completeExceptionally(e);
    }
  }

  private static void giveUp(String host, CompletableFuture<?> given, Thread thread) {
    String sentence = "it was interrupted while " + host + " was being reached";
    if (given.completeExceptionally(new HostException(HostException.Kind.UNREACHABLE, sentence))) {
      thread.interrupt();
    }
  }
}
