package dev.runbook.host.local;

import dev.runbook.host.OutputSink;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running bash, spoken to through its pipes. */
final class ShellProcess {
  private static final Duration EXIT_GRACE = Duration.ofSeconds(10);

  private final ShellFolder folder;
  private final ShellPipes pipes;
  private final Program program;

  private ShellProcess(ShellFolder folder, ShellPipes pipes, Program program) {
    this.folder = folder;
    this.pipes = pipes;
    this.program = program;
  }

  /** Starts bash and returns when it is ready for a command. */
  static ShellProcess start(
      Toolbox tools,
      ShellFolder folder,
      Map<String, String> environment,
      Path workingFolder,
      OutputSink between)
      throws IOException {
    ShellPipes pipes = ShellPipes.open(folder, between);
    Program program = launch(tools, folder, environment, pipes);
    ShellProcess shell = new ShellProcess(folder, pipes, program);
    program.exit().whenComplete((code, failure) -> shell.onExit());
    shell.send(Prologue.of(folder, workingFolder));
    shell.awaitReady(workingFolder);
    pipes.letGoOfKeeper();
    return shell;
  }

  ProcessHandle handle() {
    return program.handle();
  }

  boolean isAlive() {
    return !program.exit().isDone();
  }

  /** The exit status of a shell that is gone. */
  int exitStatus() {
    return program.exit().join();
  }

  /** Writes text for the shell to read; a shell that ends meanwhile says so on the status pipe. */
  void send(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        pipes.commands().write(bytes);
      }
    } catch (IOException e) {
      // Half a compound is never run. Usually the shell is gone already; now it is for certain.
      program.handle().destroyForcibly();
    }
  }

  /** The next thing the shell says. */
  String heard() throws IOException {
    return pipes.status().next();
  }

  void direct(OutputSink sink) {
    pipes.out().direct(sink::stdout);
    pipes.err().direct(sink::stderr);
  }

  /** Returns when all output written so far is delivered. */
  void finishOutput(String nonce) throws IOException, InterruptedException {
    try {
      pipes.out().finish(nonce);
    } finally {
      pipes.err().finish(nonce);
    }
  }

  /** Ends the shell by the end of its input after some last words, which lets its EXIT trap run. */
  void close(String lastWords) {
    if (isAlive()) {
      send(lastWords);
    }
    pipes.closeCommands();
    awaitExit();
    pipes.sayFarewell();
    pipes.close();
    folder.delete();
  }

  private static Program launch(
      Toolbox tools, ShellFolder folder, Map<String, String> environment, ShellPipes pipes)
      throws IOException {
    Launch launch =
        Launch.of(tools.detachedBash(), environment, folder.path())
            .writingTo(
                Redirect.appendTo(folder.out().toFile()), Redirect.appendTo(folder.err().toFile()));
    try {
      return Program.start(launch, (b, f, n) -> {}, (b, f, n) -> {});
    } catch (IOException e) {
      pipes.close();
      throw e;
    }
  }

  /** A writer that still waits for the shell to read is let go. */
  private void onExit() {
    pipes.closeCommands();
    pipes.status().sayGone();
  }

  private void awaitReady(Path workingFolder) throws IOException {
    // The shell is ready when it says so, and so is its watcher, which cannot be let go before.
    for (int answers = 0; answers < 2; answers++) {
      if (heard().equals(StatusChannel.GONE)) {
        close("");
        throw new IOException("it ended at once; is " + workingFolder + " a folder?");
      }
    }
  }

  private void awaitExit() {
    try {
      program.exit().get(EXIT_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      program.handle().destroyForcibly();
    } catch (InterruptedException e) {
      program.handle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
