package dev.runbook.run;

import dev.runbook.host.HostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reaches hosts that may not answer, in a thread of its own, so that a signal ends the waiting at
 * once: what comes of the attempt afterwards is closed again.
 */
final class Reaching {
  private final Interruption interruption;

  Reaching(Interruption interruption) {
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
    interruption.begins(() -> giveUp(host, given, thread));
    thread.start();
    try {
      return given.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HostException refused ? refused : e;
    } finally {
      interruption.isOver();
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
