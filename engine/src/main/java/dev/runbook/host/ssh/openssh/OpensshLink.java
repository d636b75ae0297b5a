package dev.runbook.host.ssh.openssh;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection of the system's ssh, shared by a client process for each command.
 *
 * <p>The connection's own session is a program there that waits for the end of its input. Its input
 * is a pipe from this process: when that ends, the session does, and with it the connection.
 */
final class OpensshLink implements SshLink {
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final SshSettings settings;
  private final SshCommandLine words;
  private final PrivateFolder folder;
  private final Map<String, String> environment;
  private final Operator operator;
  private final Program master;
  private final MasterLog log;
  private final AtomicInteger clients = new AtomicInteger();
  private volatile boolean closed;

  private OpensshLink(
      SshSettings settings,
      SshCommandLine words,
      PrivateFolder folder,
      Map<String, String> environment,
      Operator operator,
      Program master,
      MasterLog log) {
    this.settings = settings;
    this.words = words;
    this.folder = folder;
    this.environment = environment;
    this.operator = operator;
    this.master = master;
    this.log = log;
  }

  static OpensshLink open(
      SshSettings settings,
      SshCommandLine words,
      PrivateFolder folder,
      Map<String, String> environment,
      Operator operator) {
    Optional<Askpass> askpass =
        operator.isThere()
            ? Optional.of(Askpass.in(folder, environment, operator))
            : Optional.empty();
    Map<String, String> around = askpass.map(a -> a.around(environment)).orElse(environment);
    MasterLog log = new MasterLog();
    try {
      Launch launch = Launch.of(words.master(), around, folder.path()).fed();
      Program master = Program.start(launch, (buffer, from, count) -> {}, log);
      master.exit().whenComplete((status, failure) -> log.end());
      OpensshLink link =
          new OpensshLink(settings, words, folder, environment, operator, master, log);
      link.awaitReady();
      return link;
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "ssh does not start: " + e.getMessage(), e);
    } finally {
      askpass.ifPresent(Askpass::close);
    }
  }

  @Override
  public Connection connection() {
    return new Connection(
        "openssh",
        settings.user() + "@" + settings.hostname() + ":" + settings.port(),
        log.fingerprint());
  }

  @Override
  public SshChannel start(SshCommand command, OutputSink sink) {
    if (!isOpen()) {
      throw new HostException(
          Kind.UNREACHABLE, "the connection to " + settings.alias() + " is gone");
    }
    ClientLog said =
        new ClientLog(folder.file("c" + clients.incrementAndGet()), log, log.now(), this::isOpen);
    Launch launch = Launch.of(words.client(command, said.path()), environment, folder.path());
    Optional<PseudoTerminal> terminal = command.terminal().flatMap(this::terminal);
    try {
      if (terminal.isPresent()) {
        return TerminalChannel.start(launch, terminal.get(), said, sink);
      }
      boolean fed = command.fed() || command.terminal().isPresent();
      Program client = Program.start(fed ? launch.fed() : launch, sink::stdout, sink::stderr);
      return new PipeChannel(client, said);
    } catch (IOException e) {
      terminal.ifPresent(PseudoTerminal::close);
      throw new HostException(Kind.SETUP, "ssh does not start: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed && master.isAlive();
  }

  /** The end of its input ends its session; what still runs on it does not keep it. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      master.stdin().close();
      master.exit().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      end();
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
    }
    folder.delete();
  }

  /** A terminal of this machine carries the size of one over there; without, it has none. */
  private Optional<PseudoTerminal> terminal(TerminalSize size) {
    try {
      return Optional.of(operator.pseudoTerminal(size));
    } catch (HostException e) {
      return Optional.empty();
    }
  }

  private void awaitReady() {
    CompletableFuture<?> either = CompletableFuture.anyOf(log.ready(), master.exit());
    try {
      either.get();
    } catch (ExecutionException e) {
      throw new HostException(Kind.SETUP, "ssh does not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
      throw new HostException(Kind.UNREACHABLE, "nobody waited for " + settings.alias(), e);
    }
    if (!log.ready().isDone()) {
      throw new OpensshFailure(settings.alias(), log.said(), log.fingerprint()).toException();
    }
  }

  private void end() {
    master.handle().descendants().forEach(ProcessHandle::destroy);
    master.handle().destroy();
  }
}
