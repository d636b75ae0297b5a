package dev.runbook.host.ssh;

import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.bash.BashWire.Running;
import dev.runbook.host.bash.Quote;
import dev.runbook.host.process.Ending;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs a command of a kept shell that owns the operator's terminal.
 *
 * <p>It runs in a bash of its own on a terminal there, which begins in the kept one's folder with
 * its exported variables and functions; nothing that the command changes comes back.
 */
final class RemoteTerminal {
  /** Writes the kept bash's state into the pipe that the new one reads. */
  interface State {
    void into(BashFolder other) throws IOException;
  }

  private final String alias;
  private final SharedLine.Line line;
  private final Operator operator;

  RemoteTerminal(String alias, SharedLine.Line line, Operator operator) {
    this.alias = alias;
    this.line = line;
    this.operator = operator;
  }

  Outcome run(Invocation command, OutputSink sink, State state, Running running)
      throws IOException, InterruptedException {
    if (command.directory().isPresent() || command.interpreter().isPresent()) {
      return Outcome.notStarted(
          "a step with its own folder or interpreter cannot have the terminal");
    }
    try (TerminalLoan loan = operator.lend()) {
      BashFolder folder = BashFolder.make(line.warden(), alias);
      line.warden().tell("once", folder.marker());
      try {
        return run(command, sink, state, running, loan, folder);
      } finally {
        line.warden().tell("over", folder.marker());
        line.warden().tell("drop", folder.marker());
      }
    }
  }

  private Outcome run(
      Invocation command,
      OutputSink sink,
      State state,
      Running running,
      TerminalLoan loan,
      BashFolder folder)
      throws IOException, InterruptedException {
    SshChannel channel = line.link().start(folder.shellOnTerminal(loan.size()), sink);
    Ending ending = running.begin(new OnceProcesses(line.warden(), folder.marker(), channel));
    ending.begun();
    TerminalRelay relay = TerminalRelay.between(loan, channel);
    try {
      feed(command, state, folder, channel);
      SshEnd end = channel.await();
      return outcome(command, end, ending.finish());
    } finally {
      relay.close();
    }
  }

  /** What is in a named pipe is lost with its last holder, so the feeder holds it open first. */
  private void feed(Invocation command, State state, BashFolder folder, SshChannel channel)
      throws IOException, InterruptedException {
    CompletableFuture<String> open = new CompletableFuture<>();
    SshChannel feeder =
        line.link().start(folder.feeder(), new LineSink(folder.marker(), open::complete));
    watch(channel, open);
    watch(feeder, open);
    try {
      if (!open.get().equals("open")) {
        throw new IOException("its bash did not start");
      }
      state.into(folder);
      String text =
          "builtin shift; export "
              + MarkerWords.VARIABLE
              + "="
              + folder.marker()
              + "\neval "
              + Quote.quote(command.text())
              + "\n";
      feeder.stdin().write(text.getBytes(StandardCharsets.UTF_8));
      feeder.stdin().close();
    } catch (ExecutionException e) {
      throw new IOException("its bash did not start", e);
    } catch (IOException e) {
      feeder.close();
      channel.close();
      throw e;
    }
  }

  private static void watch(SshChannel channel, CompletableFuture<String> open) {
    Thread thread =
        new Thread(
            () -> {
              try {
                channel.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              open.complete("");
            },
            "terminal");
    thread.setDaemon(true);
    thread.start();
  }

  private Outcome outcome(Invocation command, SshEnd end, Ending.Cause cause) {
    if (end instanceof SshEnd.Lost lost) {
      return Outcome.unknown(alias + ": " + lost.why());
    }
    return switch (cause) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> ended(end);
    };
  }

  private static Outcome ended(SshEnd end) {
    if (end instanceof SshEnd.Exited exited) {
      return Outcome.exited(exited.status());
    }
    return end instanceof SshEnd.Signalled signal
        ? Outcome.signalled(signal.name())
        : Outcome.notStarted(((SshEnd.NeverBegan) end).why());
  }
}
