package dev.runbook.host.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A short program's whole answer.
 *
 * @param status its exit status
 * @param stdout what it said
 * @param stderr what it complained about
 */
public record Captured(int status, String stdout, String stderr) {

  /**
   * Runs a program whose answer is small.
   *
   * @throws IOException when it cannot be started or does not end in time; it is killed then
   */
  public static Captured run(Launch launch, Duration limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Program program = Program.start(launch, out::write, err::write);
    int status = await(program, launch, limit);
    return new Captured(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static int await(Program program, Launch launch, Duration limit) throws IOException {
    String name = launch.command().get(0);
    try {
      return program.exit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      program.handle().destroyForcibly();
      throw new IOException(name + " did not end within " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      program.handle().destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("stopped waiting for " + name, e);
    } catch (ExecutionException e) {
      throw new IOException(name + ": " + e.getCause().getMessage(), e.getCause());
    }
  }
}
