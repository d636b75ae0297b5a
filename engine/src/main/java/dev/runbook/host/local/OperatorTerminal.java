package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.bash.BashWire;
import dev.runbook.host.bash.BashWire.Asking;
import dev.runbook.host.bash.BashWire.Running;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Runs a command that owns the operator's terminal.
 *
 * <p>It runs in a bash of its own with the terminal as its three streams, since the run's bash
 * stands away from every terminal. That bash starts in the same folder with the same exported
 * variables and functions; variables that are not exported, options and traps are not there, and
 * nothing that the command changes ({@code cd}, {@code export}) comes back. Its output goes to the
 * terminal and not to the sink.
 */
final class OperatorTerminal {
  private final Toolbox tools;
  private final Map<String, String> environment;
  private final Path temporaryFolder;

  OperatorTerminal(Toolbox tools, Map<String, String> environment, Path temporaryFolder) {
    this.tools = tools;
    this.environment = environment;
    this.temporaryFolder = temporaryFolder;
  }

  Outcome run(Invocation command, Asking shell, Running running)
      throws IOException, InterruptedException {
    if (command.directory().isPresent() || command.interpreter().isPresent()) {
      return Outcome.notStarted(
          "a folder or an interpreter of its own cannot go with the terminal");
    }
    ShellFolder folder = ShellFolder.create(temporaryFolder, tools, environment);
    try {
      return run(command, folder, shell, running);
    } finally {
      folder.delete();
    }
  }

  private Outcome run(Invocation command, ShellFolder folder, Asking shell, Running running)
      throws IOException, InterruptedException {
    Program program = start(folder);
    feed(program, command, folder, shell);
    Ending ending = running.begin(new ProcessTree(program.handle(), Set.of(), tools.bashPath()));
    ending.begun();
    int status = await(program);
    return switch (ending.finish()) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> Outcome.exited(status);
    };
  }

  private Program start(ShellFolder folder) throws IOException {
    Launch launch =
        Launch.of(
                List.of(tools.bash(), "--noprofile", "--norc", "bash"), environment, folder.path())
            .onTerminal();
    return Program.start(launch, (b, f, n) -> {}, (b, f, n) -> {});
  }

  /** The shell writes its state straight into the new one: it touches no disk and no argument. */
  private static void feed(Program program, Invocation command, ShellFolder folder, Asking shell)
      throws IOException {
    try (FileChannel script =
            FileChannel.open(folder.commands(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        StatusChannel status = new StatusChannel(folder.status())) {
      program.exit().whenComplete((code, failure) -> status.sayGone());
      write(
          script, "builtin printf 'ready\\n' >>" + Quote.quote(folder.status().toString()) + "\n");
      // What is in a named pipe is lost with its last holder, so the reader must be there first.
      if (status.next().equals(BashWire.GONE)) {
        throw new IOException("its bash did not start");
      }
      shell.ask(stateInto(folder.commands()));
      write(script, "eval " + Quote.quote(command.text()) + "\n");
    }
  }

  private static String stateInto(Path pipe) {
    return "{ builtin export -p; builtin declare -f; builtin printf 'cd -- %q\\n' \"$PWD\"; } >>"
        + Quote.quote(pipe.toString());
  }

  private static void write(FileChannel script, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      script.write(bytes);
    }
  }

  private static int await(Program program) throws IOException, InterruptedException {
    try {
      return program.exit().get();
    } catch (ExecutionException e) {
      throw new IOException("its bash could not be followed: " + e.getCause().getMessage(), e);
    }
  }
}
