package dev.runbook.host.jshell;

import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.jshell.remote.EvaluationResult;
import dev.runbook.host.jshell.remote.Request;
import dev.runbook.host.jshell.remote.SnippetMain;
import dev.runbook.host.jshell.remote.Wire;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.MarkedProcesses;
import dev.runbook.host.process.OwnSession;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Processes;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.ShellMark;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java process that snippets run in, and our end of the socket to it. */
final class JavaProcess {
  /** Signals that end a process from outside; a program's own exit status is hardly ever theirs. */
  private static final Map<Integer, String> DEADLY =
      Map.of(129, "HUP", 134, "ABRT", 137, "KILL", 139, "SEGV", 143, "TERM");

  /** What makes a small program start early; a snippet is one. */
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final long EXIT_GRACE_SECONDS = 5;

  private final JavaFolder folder;
  private final ServerSocketChannel server;
  private final ShellMark mark;
  private final Program program;
  private final MarkedProcesses everything;
  private final BlockOutput out;
  private final BlockOutput err;
  private volatile Wire wire;

  private JavaProcess(
      JavaFolder folder,
      ServerSocketChannel server,
      ShellMark mark,
      Program program,
      BlockOutput out,
      BlockOutput err) {
    this.folder = folder;
    this.server = server;
    this.mark = mark;
    this.program = program;
    this.everything = marked();
    this.out = out;
    this.err = err;
  }

  /** Starts it; it is not ready yet. */
  static JavaProcess launch(JavaSetting setting, OutputSink between) throws IOException {
    JavaFolder folder = JavaFolder.create(setting.temporaryFolder());
    BlockOutput out = new BlockOutput(between::stdout);
    BlockOutput err = new BlockOutput(between::stderr);
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(folder.socket()));
      ShellMark mark = ShellMark.fresh();
      Program program = Program.start(launch(setting, mark, folder), out, err);
      program.exit().whenComplete((status, failure) -> closeQuietly(server));
      return new JavaProcess(folder, server, mark, program, out, err);
    } catch (IOException e) {
      folder.delete();
      throw e;
    }
  }

  /** Returns when it is ready for a snippet. */
  void awaitReady() throws IOException {
    try {
      wire = new Wire(server.accept());
      wire.reply();
    } catch (IOException e) {
      abort();
      throw new IOException("its Java process ended at once", e);
    } finally {
      closeQuietly(server);
    }
  }

  /** Ends it before it is ready, without waiting. */
  void abort() {
    program.handle().destroyForcibly();
    closeQuietly(server);
    folder.delete();
  }

  boolean isAlive() {
    return !program.exit().isDone();
  }

  /** Sends a request; should that fail, the process is gone and the reply will say so. */
  void send(Request request) {
    try {
      wire.send(request);
    } catch (IOException e) {
      program.handle().destroyForcibly();
    }
  }

  /** The reply, unless the process ends before there is one. */
  Optional<EvaluationResult> reply() {
    try {
      return Optional.of(wire.reply());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** From now on its output is a block's. */
  void direct(OutputSink sink, String mark) {
    out.direct(sink::stdout, mark);
    err.direct(sink::stderr, mark);
  }

  /** Returns when all that the block has written is delivered; there was a reply. */
  void finishOutput() throws IOException, InterruptedException {
    program
        .exit()
        .whenComplete(
            (status, failure) -> {
              out.giveUp();
              err.giveUp();
            });
    out.awaitMark();
    err.awaitMark();
    for (BlockOutput outlet : List.of(out, err)) {
      if (outlet.refusal() != null) {
        throw new IOException(
            "its output was not taken: " + outlet.refusal().getMessage(), outlet.refusal());
      }
    }
  }

  /** How it ended, once it has; its output is delivered then. */
  Outcome ended() throws InterruptedException {
    awaitExit();
    int status = program.exit().getNow(137);
    out.giveUp();
    err.giveUp();
    closeQuietly(wire);
    folder.delete();
    return DEADLY.containsKey(status)
        ? Outcome.signalled(DEADLY.get(status))
        : Outcome.exited(status);
  }

  /** What an evaluation that begins now will have started, and how to stop it. */
  Processes processes(int evaluation) {
    Set<ProcessHandle> others =
        Stream.concat(
                program.handle().descendants(),
                everything.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()))
            .collect(Collectors.toSet());
    MarkedProcesses own = marked();
    // Its INT is never sent, so it needs no program to send it.
    ProcessTree tree = new ProcessTree(program.handle(), others, Path.of("kill"), own::pids);
    return new SnippetProcesses(tree, () -> send(new Request.Stop(evaluation)));
  }

  /** What is started from now on: all snippets have one mark, so each looks for younger ones. */
  private MarkedProcesses marked() {
    return MarkedProcesses.from(mark, "", program.handle());
  }

  /** Ends it in good order: what snippets left running on purpose lives on, as it does by hand. */
  void leave() {
    if (isAlive()) {
      send(new Request.Leave());
    }
    try {
      awaitExit();
    } catch (InterruptedException e) {
      program.handle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
    closeQuietly(wire);
    folder.delete();
  }

  void destroy() {
    program.handle().destroyForcibly();
  }

  private void awaitExit() throws InterruptedException {
    try {
      program.exit().get(EXIT_GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      program.handle().destroyForcibly();
    }
  }

  private static Launch launch(JavaSetting setting, ShellMark mark, JavaFolder folder) {
    // The terminal's Ctrl-C is ours to hear, and would end the whole process.
    List<String> command = new ArrayList<>(OwnSession.before(setting.environment()));
    command.add(setting.javaHome().resolve("bin").resolve("java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of(
            "-cp",
            folder.path().toString(),
            SnippetMain.class.getName(),
            folder.socket().toString()));
    return Launch.of(command, mark.in(setting.environment()), setting.workingFolder());
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      // A socket that cannot be closed is closed already.
      return;
    }
  }
}
