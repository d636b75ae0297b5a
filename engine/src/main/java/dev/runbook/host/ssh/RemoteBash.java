package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.bash.BashWire;
import dev.runbook.host.bash.EndMarker;
import dev.runbook.host.bash.MarkedOutput;
import dev.runbook.host.process.Processes;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One bash on a host, over three channels of the shared connection: the bash's own channel, which
 * gives its end; one for commands and both outputs; one for reports.
 */
final class RemoteBash implements BashWire {
  private static final Duration EXIT_GRACE = Duration.ofSeconds(10);
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final String alias;
  private final SharedLine.Line line;
  private final BashFolder folder;
  private final RemoteTerminal terminal;
  private final ReportReader reports;
  private final MarkedOutput out;
  private final MarkedOutput err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SshChannel relay;
  private final SshChannel status;
  private final SshChannel bash;
  private volatile SshEnd end = new SshEnd.Lost("it has not ended yet");
  private List<EndMarker> marks = List.of();

  private RemoteBash(
      String alias,
      SharedLine.Line line,
      BashFolder folder,
      Operator operator,
      OutputSink between) {
    this.alias = alias;
    this.line = line;
    this.folder = folder;
    this.terminal = new RemoteTerminal(alias, line, operator);
    this.reports = new ReportReader(alias);
    this.out = new MarkedOutput(between::stdout);
    this.err = new MarkedOutput(between::stderr);
    // At once, since the host takes a round trip to accept each. Their programs wait for each other
    // at the pipes of the folder.
    CompletableFuture<SshChannel> relaying = opening(folder.relay(), new Outputs(out, err));
    CompletableFuture<SshChannel> reporting =
        opening(folder.reports(), new LineSink(folder.marker(), reports::take));
    bash = line.link().start(folder.shell(), OutputSink.discard());
    relay = opened(relaying);
    status = opened(reporting);
  }

  private CompletableFuture<SshChannel> opening(SshCommand command, OutputSink sink) {
    return CompletableFuture.supplyAsync(
        () -> line.link().start(command, sink), task -> watch("channel to " + alias, task));
  }

  private static SshChannel opened(CompletableFuture<SshChannel> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Starts a bash and returns when it is ready for a command. */
  static RemoteBash start(
      String alias, SharedLine.Line line, Operator operator, OutputSink between) {
    BashFolder folder = BashFolder.make(line.warden(), alias);
    RemoteBash started = new RemoteBash(alias, line, folder, operator, between);
    started.watch("end of bash on " + alias, started::awaitEnd);
    started.watch("output of bash on " + alias, started::awaitOutput);
    started.send(folder.prologue(line.warden().receipts()));
    try {
      if (!started.heard().equals("ready")) {
        throw new IOException("it ended at once");
      }
    } catch (IOException e) {
      started.close("");
      throw new HostException(
          Kind.SETUP, "bash does not start on " + alias + ": " + e.getMessage(), e);
    }
    return started;
  }

  @Override
  public boolean isAlive() {
    return ended.getCount() > 0;
  }

  @Override
  public Outcome ended() {
    if (end instanceof SshEnd.Exited exited) {
      return Outcome.exited(exited.status());
    }
    if (end instanceof SshEnd.Signalled signal) {
      return Outcome.signalled(signal.name());
    }
    return Outcome.unknown("the connection to " + alias + " was lost");
  }

  @Override
  public String program() {
    return "bash";
  }

  @Override
  public void send(String text) {
    try {
      relay.stdin().write(text.getBytes(StandardCharsets.UTF_8));
      relay.stdin().flush();
    } catch (IOException e) {
      // The relay is gone, and with it the bash's input; it never runs half a compound.
      destroy();
    }
  }

  @Override
  public String heard() throws IOException {
    return reports.next();
  }

  @Override
  public void direct(OutputSink sink, String nonce) {
    marks = List.of(out.direct(sink::stdout, nonce), err.direct(sink::stderr, nonce));
  }

  /**
   * The bash writes its marks before it reports. One that has ended cannot; and an interrupt that
   * comes in the middle of it may leave it out.
   */
  @Override
  public void finishOutput(String nonce) throws IOException, InterruptedException {
    boolean asked = false;
    for (EndMarker mark : marks) {
      while (!asked && !mark.await(Duration.ofMillis(isAlive() ? 200 : 0))) {
        if (!isAlive() || out.quietFor(QUIET) && err.quietFor(QUIET)) {
          line.warden().tell("mark", folder.marker(), nonce);
          asked = true;
        }
      }
      mark.await();
    }
    line.warden().tell("idle", folder.marker());
    out.check();
    err.check();
  }

  @Override
  public Processes processes(String step, boolean spareOthers) {
    line.warden().tell("busy", folder.marker());
    return new KeptProcesses(line.warden(), folder.marker());
  }

  @Override
  public void destroy() {
    line.warden().tell("all", folder.marker(), "KILL");
  }

  @Override
  public Outcome onTerminal(Invocation command, OutputSink sink, Asking state, Running running)
      throws IOException, InterruptedException {
    return terminal.run(command, sink, other -> state.ask(folder.stateInto(other)), running);
  }

  /** Its EXIT trap runs at the end of its input. */
  @Override
  public void close(String lastWords) {
    try {
      if (isAlive()) {
        send(lastWords);
      }
      closeQuietly(relay);
      if (!ended.await(EXIT_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        destroy();
      }
      out.awaitEnd(OUTPUT_GRACE);
    } catch (InterruptedException e) {
      destroy();
      Thread.currentThread().interrupt();
    }
    closeQuietly(status);
    line.warden().tell("drop", folder.marker());
    relay.close();
    status.close();
    bash.close();
  }

  private void awaitEnd() {
    try {
      end = bash.await();
      ended.countDown();
      if (end instanceof SshEnd.Lost) {
        // What the bash still said is waited for; then nothing more is certain.
        status.await();
        reports.lose();
      } else {
        line.warden().tell("gone", folder.marker(), reports.goneWord());
        status.await();
        reports.lose();
      }
    } catch (InterruptedException e) {
      reports.lose();
    }
  }

  private void awaitOutput() {
    try {
      relay.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.end();
    err.end();
  }

  private void watch(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(SshChannel channel) {
    try {
      channel.stdin().close();
    } catch (IOException e) {
      // It is gone already.
      return;
    }
  }

  /** The relay's two streams are the bash's. */
  private record Outputs(MarkedOutput out, MarkedOutput err) implements OutputSink {
    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      out.take(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      err.take(buffer, offset, length);
    }
  }
}
