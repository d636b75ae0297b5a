package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.bash.BashWire;
import dev.runbook.host.bash.Prologue;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Processes;
import dev.runbook.host.process.Program;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The run's bash on this machine, spoken to through its pipes. */
final class ShellProcess implements BashWire {
  /** Signals that end a process from outside; a shell's own exit status is hardly ever theirs. */
  private static final Map<Integer, String> DEADLY =
      Map.of(129, "HUP", 134, "ABRT", 137, "KILL", 139, "SEGV", 143, "TERM");

  private static final String WATCHER =
      """
      ( (
        exec <@ALIVE@ >/dev/null 2>&1
        builtin printf 'watching\\n' >>@STATUS@
        read -r __rb_x || kill -KILL -- "-$$" || kill -KILL "$$"
      ) & )
      """;

  private static final Duration EXIT_GRACE = Duration.ofSeconds(10);

  private final Toolbox tools;
  private final OperatorTerminal terminal;
  private final ShellFolder folder;
  private final ShellPipes pipes;
  private final Program program;

  private ShellProcess(
      Toolbox tools,
      OperatorTerminal terminal,
      ShellFolder folder,
      ShellPipes pipes,
      Program program) {
    this.tools = tools;
    this.terminal = terminal;
    this.folder = folder;
    this.pipes = pipes;
    this.program = program;
  }

  /** Starts bash and returns when it is ready for a command. */
  static ShellProcess start(
      Toolbox tools,
      OperatorTerminal terminal,
      ShellFolder folder,
      Map<String, String> environment,
      Path workingFolder,
      OutputSink between)
      throws IOException {
    ShellPipes pipes = ShellPipes.open(folder, between);
    Program program = launch(tools, folder, environment, pipes);
    ShellProcess shell = new ShellProcess(tools, terminal, folder, pipes, program);
    program.exit().whenComplete((code, failure) -> shell.onExit());
    shell.send(Prologue.of(folder.status().toString(), watcher(folder), workingFolder.toString()));
    shell.awaitReady(workingFolder);
    pipes.letGoOfKeeper();
    return shell;
  }

  @Override
  public boolean isAlive() {
    return !program.exit().isDone();
  }

  @Override
  public Outcome ended() {
    int status = program.exit().join();
    return DEADLY.containsKey(status)
        ? Outcome.signalled(DEADLY.get(status))
        : Outcome.exited(status);
  }

  @Override
  public String program() {
    return tools.bash();
  }

  @Override
  public void send(String text) {
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

  @Override
  public String heard() throws IOException {
    return pipes.status().next();
  }

  @Override
  public void direct(OutputSink sink) {
    pipes.out().direct(sink::stdout);
    pipes.err().direct(sink::stderr);
  }

  @Override
  public void finishOutput(String nonce) throws IOException, InterruptedException {
    try {
      pipes.out().finish(nonce);
    } finally {
      pipes.err().finish(nonce);
    }
  }

  @Override
  public Processes processes(boolean spareOthers) {
    Set<ProcessHandle> others =
        spareOthers ? program.handle().descendants().collect(Collectors.toSet()) : Set.of();
    return new ProcessTree(program.handle(), others, tools.bashPath());
  }

  @Override
  public void destroy() {
    program.handle().destroyForcibly();
  }

  @Override
  public Outcome onTerminal(Invocation command, OutputSink sink, Asking state, Running running)
      throws IOException, InterruptedException {
    return terminal.run(command, state, running);
  }

  /** Its EXIT trap runs at the end of its input. */
  @Override
  public void close(String lastWords) {
    if (isAlive()) {
      send(lastWords);
    }
    pipes.closeCommands();
    awaitExit();
    pipes.sayFarewell();
    pipes.close();
    folder.delete();
  }

  /** Ends what is left of the shell's group when we die: the pipe that it waits on ends then. */
  private static String watcher(ShellFolder folder) {
    return WATCHER
        .replace("@ALIVE@", Quote.quote(folder.alive().toString()))
        .replace("@STATUS@", Quote.quote(folder.status().toString()));
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
      if (heard().equals(GONE)) {
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
