package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.ProcessTree;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One long-lived bash as the interface sees it. */
final class LocalShell implements Shell {
  /** Signals that end a process from outside; a shell's own exit status is hardly ever theirs. */
  private static final Map<Integer, String> DEADLY =
      Map.of(129, "HUP", 134, "ABRT", 137, "KILL", 139, "SEGV", 143, "TERM");

  private final SecureRandom random = new SecureRandom();
  private final ShellProcess process;
  private final Toolbox tools;
  private final OperatorTerminal terminal;
  private Report last = Report.fresh();
  private volatile Ending running;
  private volatile boolean closed;

  LocalShell(ShellProcess process, Toolbox tools, OperatorTerminal terminal) {
    this.process = process;
    this.tools = tools;
    this.terminal = terminal;
  }

  @Override
  public synchronized Outcome run(Invocation command, OutputSink sink) {
    if (!isOpen()) {
      return Outcome.notStarted("its shell has ended");
    }
    try {
      return command.terminal() == Terminal.OPERATOR ? onTerminal(command) : inShell(command, sink);
    } catch (IOException | RuntimeException e) {
      return Outcome.unknown(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    } catch (InterruptedException e) {
      // The shell is somewhere in the middle; no later command may meet it there.
      process.handle().destroyForcibly();
      Thread.currentThread().interrupt();
      return Outcome.unknown("nobody waited for its end");
    } finally {
      running = null;
    }
  }

  @Override
  public void interrupt() {
    Ending ending = running;
    if (ending != null) {
      ending.ask(Ending.Cause.INTERRUPT);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed && process.isAlive();
  }

  /** A command that still runs is interrupted first. */
  @Override
  public void close() {
    interrupt();
    closeWhenIdle();
  }

  private synchronized void closeWhenIdle() {
    if (!closed) {
      closed = true;
      process.close(Frame.lastWords(last));
    }
  }

  private Outcome inShell(Invocation command, OutputSink sink)
      throws IOException, InterruptedException {
    String nonce = nonce();
    Ending ending = begin(process.handle(), last.jobs() ? descendants() : Set.of(), command);
    process.direct(sink);
    process.send(new Frame(command, nonce, last, tools.bash()).text());
    Exchange exchange = Exchange.follow(process, nonce, ending::begun);
    Ending.Cause cause = ending.finish();
    exchange.report().ifPresent(report -> last = report);
    process.finishOutput(nonce);
    return switch (cause) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> exchange.refusal(command).orElseGet(() -> ended(command, exchange));
    };
  }

  private Outcome ended(Invocation command, Exchange exchange) {
    if (exchange.report().isEmpty()) {
      int status = process.exitStatus();
      return DEADLY.containsKey(status)
          ? Outcome.signalled(DEADLY.get(status))
          : Outcome.exited(status);
    }
    Report report = exchange.report().get();
    return Outcome.exited(command.pipeline() ? report.pipelineStatus() : report.status());
  }

  private Outcome onTerminal(Invocation command) throws IOException, InterruptedException {
    return terminal.run(command, this::askState, root -> begin(root, Set.of(), command));
  }

  /** Runs a question of our own, after which the shell is as it was. */
  private void askState(String question) throws IOException {
    String nonce = nonce();
    process.send(new Frame(Invocation.of(question), nonce, last, tools.bash()).text());
    Exchange answer = Exchange.follow(process, nonce, () -> {});
    if (answer.report().isEmpty()) {
      throw new IOException("the shell ended before it could say where it stands");
    }
  }

  private Ending begin(ProcessHandle root, Set<ProcessHandle> spared, Invocation command) {
    Ending ending = new Ending(new ProcessTree(root, spared, tools.bashPath()));
    running = ending;
    command.timeout().ifPresent(ending::limit);
    return ending;
  }

  private Set<ProcessHandle> descendants() {
    return process.handle().descendants().collect(Collectors.toSet());
  }

  private String nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
