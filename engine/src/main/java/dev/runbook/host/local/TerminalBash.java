package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.bash.BashWire;
import dev.runbook.host.bash.BashWire.Asking;
import dev.runbook.host.bash.BashWire.Running;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.MarkedProcesses;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.ShellMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** The bash of one interactive command, at a pseudo-terminal. */
final class TerminalBash {
  private final LocalPrograms tools;
  private final ShellMark mark;
  private final ShellFolder folder;
  private final Invocation command;
  private final String nonce = ShellMark.fresh().value();

  TerminalBash(LocalPrograms tools, ShellMark mark, ShellFolder folder, Invocation command) {
    this.tools = tools;
    this.mark = mark;
    this.folder = folder;
    this.command = command;
  }

  /**
   * Starts it, brings it to where the run's shell is, and returns when the command is over.
   *
   * @param seated is done once the bash has its terminal
   */
  Outcome run(Launch launch, Runnable seated, Asking shell, Running running)
      throws IOException, InterruptedException {
    Program program = Program.start(launch, (b, f, n) -> {}, (b, f, n) -> {});
    MarkedProcesses marked = MarkedProcesses.from(mark, nonce, program.handle());
    feed(program, seated, shell);
    Ending ending =
        running.begin(new ProcessTree(program.handle(), Set.of(), tools.bashPath(), marked::pids));
    ending.begun();
    int status = await(program);
    return switch (ending.finish()) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> Outcome.exited(status);
    };
  }

  /** The shell writes its state straight into the new one: it touches no disk and no argument. */
  private void feed(Program program, Runnable seated, Asking shell) throws IOException {
    try (FileChannel script =
            FileChannel.open(folder.commands(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        StatusChannel status = new StatusChannel(folder.status())) {
      program.exit().whenComplete((code, failure) -> status.wakeReader());
      write(
          script, "builtin printf 'ready\\n' >>" + Quote.quote(folder.status().toString()) + "\n");
      // What is in a named pipe is lost with its last holder, so the reader must be there first.
      if (status.next().equals(BashWire.GONE)) {
        throw new IOException("its bash did not start");
      }
      seated.run();
      shell.ask(stateInto(folder.commands()));
      write(
          script,
          "export " + mark.assignment(nonce) + "\neval " + Quote.quote(command.text()) + "\n");
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
