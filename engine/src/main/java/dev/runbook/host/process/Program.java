package dev.runbook.host.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program that was started: its process, its end, and the streams in between. */
public final class Program {
  private final Process process;
  private final CompletableFuture<Integer> exit;

  private Program(Process process, CompletableFuture<Integer> exit) {
    this.process = process;
    this.exit = exit;
  }

  /**
   * Starts a program; what it writes goes to the sinks from threads of its own.
   *
   * @throws IOException when the program cannot be started
   */
  public static Program start(Launch launch, ByteSink stdout, ByteSink stderr) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(launch.directory().toFile())
            .redirectInput(launch.stdin())
            .redirectOutput(launch.stdout())
            .redirectError(launch.stderr());
    give(launch.environment(), builder.environment());
    Process process = builder.start();
    List<Thread> pumps =
        List.of(
            Pump.start(process.getInputStream(), stdout, "stdout"),
            Pump.start(process.getErrorStream(), stderr, "stderr"));
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread waiting = new Thread(() -> awaitEnd(process, pumps, exit), "end of program");
    waiting.setDaemon(true);
    waiting.start();
    return new Program(process, exit);
  }

  /**
   * Not by {@link Process#onExit}: its news comes from a shared pool, on a machine of two
   * processors perhaps by the only thread of it (from Java 25 on), which whoever waits for this end
   * may hold.
   */
  private static void awaitEnd(
      Process process, List<Thread> pumps, CompletableFuture<Integer> exit) {
    try {
      int status = process.waitFor();
      Pump.join(pumps);
      exit.complete(status);
    } catch (InterruptedException e) {
      exit.completeExceptionally(e);
    }
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** The process and, through it, everything it started. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Its standard input; only of use when it was {@link Launch#fed()}. */
  public OutputStream stdin() {
    return process.getOutputStream();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Its exit status once it has ended and its output is delivered: 128 and the signal's number when
   * a signal ended it. A child of its own that keeps the streams open delays this by a short grace
   * only.
   */
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  /** What is as we have it ourselves is left alone: its bytes need not be text. */
  private static void give(Map<String, String> environment, Map<String, String> inherited) {
    inherited.keySet().retainAll(environment.keySet());
    environment.forEach(
        (name, value) -> {
          if (!value.equals(inherited.get(name))) {
            inherited.put(name, value);
          }
        });
  }
}
