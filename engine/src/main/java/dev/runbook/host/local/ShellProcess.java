package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.bash.BashWire;
import dev.runbook.host.bash.EndMarker;
import dev.runbook.host.bash.ShellStartup;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.MarkedProcesses;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Processes;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.ShellMark;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The run's bash on this machine, and the pipes to it. */
final class ShellProcess implements BashWire {
  /** Signals that end a process from outside; a shell's own exit status is hardly ever theirs. */
  private static final Map<Integer, String> DEADLY =
      Map.of(129, "HUP", 134, "ABRT", 137, "KILL", 139, "SEGV", 143, "TERM");

  private static final Duration EXIT_GRACE = Duration.ofSeconds(10);

  private final LocalPrograms tools;
  private final OperatorTerminal terminal;
  private final ShellFolder folder;
  private final ShellPipes pipes;
  private final ShellMark mark;
  private final Program program;
  private final Set<ProcessHandle> watcher = new HashSet<>();
  private Optional<Step> current = Optional.empty();

  /** What was there when a step began is not the step's. */
  private record Step(String nonce, MarkedProcesses marked, Set<ProcessHandle> spared) {}

  private ShellProcess(
      LocalPrograms tools,
      OperatorTerminal terminal,
      ShellFolder folder,
      ShellPipes pipes,
      ShellMark mark,
      Program program) {
    this.tools = tools;
    this.terminal = terminal;
    this.folder = folder;
    this.pipes = pipes;
    this.mark = mark;
    this.program = program;
  }

  /** Starts bash and returns when it is ready for a command. */
  static ShellProcess start(
      LocalPrograms tools,
      OperatorTerminal terminal,
      ShellMark mark,
      ShellFolder folder,
      Map<String, String> environment,
      Path workingFolder,
      OutputSink between)
      throws IOException {
    ShellPipes pipes = ShellPipes.open(folder, between);
    Program program = launch(tools, folder, mark.in(environment), pipes);
    ShellProcess shell = new ShellProcess(tools, terminal, folder, pipes, mark, program);
    program.exit().whenComplete((code, failure) -> shell.onExit());
    String begin = Files.isDirectory(folder.programs()) ? OwnSsh.keepFirst(folder.programs()) : "";
    shell.send(
        ShellStartup.of(folder.status().toString(), "", workingFolder.toString(), begin, ""));
    shell.awaitReady(workingFolder);
    pipes.closeKeeper();
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
  public void direct(OutputSink sink, String nonce) {
    pipes.out().direct(sink::stdout);
    pipes.err().direct(sink::stderr);
  }

  @Override
  public void finishOutput(String nonce) throws IOException, InterruptedException {
    EndMarker out = pipes.out().endAt(nonce);
    EndMarker err = pipes.err().endAt(nonce);
    try {
      pipes.out().await(out);
    } finally {
      pipes.err().await(err);
    }
  }

  @Override
  public Processes processes(String step, boolean spareOthers) {
    if (current.filter(begun -> begun.nonce().equals(step)).isEmpty()) {
      MarkedProcesses marked = MarkedProcesses.from(mark, step, program.handle());
      current = Optional.of(new Step(step, marked, spared(spareOthers)));
    }
    Step begun = current.get();
    return new ProcessTree(
        program.handle(), begun.spared(), tools.bashPath(), begun.marked()::pids);
  }

  private Set<ProcessHandle> spared(boolean spareOthers) {
    Set<ProcessHandle> spared = new HashSet<>(watcher);
    if (spareOthers) {
      program.handle().descendants().forEach(spared::add);
    }
    return spared;
  }

  @Override
  public void destroy() {
    program.handle().destroyForcibly();
  }

  @Override
  public Outcome onTerminal(Invocation command, OutputSink sink, Asking state, Running running)
      throws IOException, InterruptedException {
    return terminal.run(command, sink, state, running);
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

  private static Program launch(
      LocalPrograms tools, ShellFolder folder, Map<String, String> environment, ShellPipes pipes)
      throws IOException {
    Launch launch =
        Launch.of(tools.detachedBash(folder.start()), environment, folder.path())
            .readingFrom(Redirect.from(folder.alive().toFile()))
            .writingTo(
                Redirect.appendTo(folder.out().toFile()), Redirect.appendTo(folder.err().toFile()));
    try {
      Files.writeString(folder.start(), Watcher.thenBash(tools.bashPath(), folder));
      return Program.start(launch, (b, f, n) -> {}, (b, f, n) -> {});
    } catch (IOException e) {
      pipes.close();
      throw e;
    }
  }

  /** A writer that still waits for the shell to read is let go. */
  private void onExit() {
    pipes.closeCommands();
    pipes.status().wakeReader();
  }

  private void awaitReady(Path workingFolder) throws IOException {
    // The shell is ready when it says so, and so is its watcher, which cannot be let go before.
    for (int answers = 0; answers < 2; answers++) {
      String answer = heard();
      if (answer.equals(GONE)) {
        close("");
        throw new IOException(
            Files.isDirectory(workingFolder)
                ? "it ended at once, with exit status " + program.exit().join()
                : "it ended at once; is " + workingFolder + " a folder?");
      }
      Watcher.process(answer).ifPresent(watcher::add);
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
