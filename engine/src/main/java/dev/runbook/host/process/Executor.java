package dev.runbook.host.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Commons Exec, told to start the process our way and to hand it over. */
final class Executor extends DefaultExecutor {
  private final Launch launch;
  private final CompletableFuture<Process> process = new CompletableFuture<>();

  // The builder that replaces this constructor cannot make a subclass.
  @SuppressWarnings("deprecation")
  Executor(Launch launch, ExecuteStreamHandler streams) {
    this.launch = launch;
    setStreamHandler(streams);
    setExitValues(null);
  }

  /** The process as soon as it runs, or the reason why it does not. */
  CompletableFuture<Process> process() {
    return process;
  }

  /** Runs the program to its end on this thread. */
  void runToEnd(CompletableFuture<Integer> exit) {
    try {
      exit.complete(execute(commandLine(), launch.environment()));
    } catch (IOException | RuntimeException e) {
      process.completeExceptionally(e);
      exit.completeExceptionally(e);
    }
  }

  @Override
  protected Process launch(CommandLine command, Map<String, String> environment, Path folder)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command.toStrings())
            .directory(launch.directory().toFile())
            .redirectInput(launch.stdin())
            .redirectOutput(launch.stdout())
            .redirectError(launch.stderr());
    give(environment, builder.environment());
    Process started = builder.start();
    process.complete(started);
    return started;
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

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(launch.command().get(0));
    // Unquoted: the library's quoting would change arguments that hold quotes.
    launch.command().stream().skip(1).forEach(argument -> line.addArgument(argument, false));
    return line;
  }
}
