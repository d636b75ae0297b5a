package dev.runbook.host.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
    Executor executor = new Executor(launch, new PumpStreams(stdout, stderr));
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread thread = new Thread(() -> executor.runToEnd(exit), "program " + launch.command().get(0));
    thread.setDaemon(true);
    thread.start();
    try {
      return new Program(executor.process().join(), exit);
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
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
}
