package dev.runbook.durable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runbook durable}: what durable runs need on this machine. */
@Command(
    name = "durable",
    description = "Start what durable runs need.",
    mixinStandardHelpOptions = true)
final class DurableCommand {
  private static final int USAGE = 2;

  /** Starts the development server, in the foreground. */
  @Command(
      name = "up",
      description =
          "Start Temporal's development server on this machine, until Ctrl-C. It keeps its runs in"
              + " a file.",
      mixinStandardHelpOptions = true)
  int up(
      @Option(
              names = "--port",
              defaultValue = "7233",
              description = "Where it listens on the loopback address (default: ${DEFAULT-VALUE}).")
          int port,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "The file (default: temporal.db beside the records of runs).")
          Path file)
      throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    Optional<Path> program = program(environment.getOrDefault("PATH", ""));
    if (program.isEmpty()) {
      System.err.println("runbook: the program `temporal` is not on the PATH");
      System.err.println("  = brew install temporal, or https://docs.temporal.io/cli for others");
      System.err.println(
          "  = go install github.com/temporalio/cli/cmd/temporal@v1.5.1 builds it, with Go");
      return USAGE;
    }
    Path kept = file == null ? usualFile(environment) : file;
    Files.createDirectories(kept.toAbsolutePath().getParent());
    System.err.println(
        "temporal:127.0.0.1:" + port + " keeps its runs in " + kept + "; Ctrl-C ends it");
    Process server = new ProcessBuilder(command(program.get(), port, kept)).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    return server.waitFor();
  }

  private static List<String> command(Path program, int port, Path file) {
    return List.of(
        program.toString(),
        "server",
        "start-dev",
        "--headless",
        "--ip",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--db-filename",
        file.toString(),
        "--log-level",
        "error");
  }

  private static Optional<Path> program(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path usualFile(Map<String, String> environment) {
    return dev.runbook.journal.RunStore.usualRoot(environment).resolveSibling("temporal.db");
  }
}
