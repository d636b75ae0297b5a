package dev.runbook.host.jshell;

import dev.runbook.host.OutputSink;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts a Java process in the background; a caller that needs it waits. */
final class JavaStart {
  private final CompletableFuture<JavaProcess> launched = new CompletableFuture<>();
  private final CompletableFuture<JavaProcess> ready = new CompletableFuture<>();

  private JavaStart() {}

  static JavaStart begin(JavaSetting setting, OutputSink between) {
    JavaStart start = new JavaStart();
    Thread thread = new Thread(() -> start.start(setting, between), "jshell start");
    thread.setDaemon(true);
    thread.start();
    return start;
  }

  /**
   * The process, when it is ready.
   *
   * @throws java.util.concurrent.CancellationException when it was given up
   */
  JavaProcess await() throws InterruptedException, ExecutionException {
    return ready.get();
  }

  /** Whether it lives, or is still on its way. */
  boolean isAlive() {
    return !ready.isDone() || (!ready.isCompletedExceptionally() && ready.join().isAlive());
  }

  /** Who waits for it waits no longer; of no effect once it is ready. */
  void giveUp() {
    if (ready.cancel(true)) {
      abort();
    }
  }

  /** Ends it, however far it is. */
  void abort() {
    launched.thenAccept(JavaProcess::abort);
  }

  /** Ends it in good order. One that has been given up is waited for until it can be ended. */
  void close() {
    giveUp();
    if (ready.isCompletedExceptionally()) {
      // What did not even launch has removed its own traces.
      launched.thenAccept(JavaProcess::abort).exceptionally(failure -> null).join();
    } else {
      ready.join().leave();
    }
  }

  private void start(JavaSetting setting, OutputSink between) {
    try {
      JavaProcess process = JavaProcess.launch(setting, between);
      launched.complete(process);
      process.awaitReady();
      ready.complete(process);
    } catch (IOException | RuntimeException e) {
      launched.completeExceptionally(e);
      ready.completeExceptionally(e);
    }
  }
}
