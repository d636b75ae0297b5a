package dev.runbook.host.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;

/**
 * The whole output and the end of a helper program.
 *
 * @param status its exit status
 * @param stdout what it said
 * @param stderr what it complained about
 */
public record Captured(int status, String stdout, String stderr) {

  /**
   * Runs a helper program whose answer is small, with empty input.
   *
   * @throws IOException when it cannot be started or does not end in time; it is killed then
   */
  public static Captured run(Launch launch, Duration limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    HardWatchdog watchdog = new HardWatchdog(limit);
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setWorkingDirectory(launch.directory())
            .setExecuteStreamHandler(new GracefulPumps(out, err))
            .setThreadFactory(Captured::daemon)
            .get();
    executor.setWatchdog(watchdog);
    executor.setExitValues(null);
    CompletableFuture<Integer> end = new CompletableFuture<>();
    executor.execute(line(launch), launch.environment(), completing(end));
    return new Captured(
        await(end, watchdog, launch.command().get(0), limit),
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  private static int await(
      CompletableFuture<Integer> end, HardWatchdog watchdog, String name, Duration limit)
      throws IOException {
    try {
      int status = end.get();
      if (watchdog.killedProcess()) {
        throw new IOException(name + " did not end within " + limit.toSeconds() + " s");
      }
      return status;
    } catch (InterruptedException e) {
      watchdog.kill();
      Thread.currentThread().interrupt();
      throw new IOException("stopped waiting for " + name, e);
    } catch (ExecutionException e) {
      Throwable failure = e.getCause();
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new IOException(name + ": " + cause.getMessage(), cause);
    }
  }

  /** The library's own handler looks for the end only every 50 ms. */
  private static ExecuteResultHandler completing(CompletableFuture<Integer> end) {
    return new ExecuteResultHandler() {
      @Override
      public void onProcessComplete(int status) {
        end.complete(status);
      }

      @Override
      public void onProcessFailed(ExecuteException failure) {
        end.completeExceptionally(failure);
      }
    };
  }

  private static CommandLine line(Launch launch) {
    CommandLine line = new CommandLine(launch.command().get(0));
    // Unquoted: the library's quoting would change arguments that hold quotes.
    launch.command().stream().skip(1).forEach(argument -> line.addArgument(argument, false));
    return line;
  }

  private static Thread daemon(Runnable run) {
    Thread thread = new Thread(run, "helper program");
    thread.setDaemon(true);
    return thread;
  }
}
