package dev.runbook.host.ssh.openssh;

import dev.runbook.host.OutputSink;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command with a terminal on its host, which gets its size and modes from a pseudo-terminal on
 * this machine.
 *
 * <p>The one here must be in its ordinary modes when the client starts: ssh tells them to the host,
 * and then makes the one here raw by itself. A raw one would leave no Ctrl-C over there.
 */
final class TerminalChannel implements SshChannel {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final int CHUNK = 64 * 1024;

  private final PipeChannel client;
  private final long pid;
  private final PseudoTerminal terminal;
  private final Thread pump;

  private TerminalChannel(PipeChannel client, long pid, PseudoTerminal terminal, Thread pump) {
    this.client = client;
    this.pid = pid;
    this.terminal = terminal;
    this.pump = pump;
  }

  static TerminalChannel start(
      Launch launch, PseudoTerminal terminal, ClientLog log, OutputSink sink) throws IOException {
    Redirect in = Redirect.from(terminal.device().toFile());
    Redirect out = Redirect.appendTo(terminal.device().toFile());
    Launch there =
        new Launch(launch.command(), launch.environment(), launch.directory(), in, out, out);
    Program program = Program.start(there, (buffer, from, count) -> {}, (b, f, n) -> {});
    Thread pump = new Thread(() -> pump(terminal.output(), sink), "terminal");
    pump.setDaemon(true);
    pump.start();
    PipeChannel client = new PipeChannel(program, log);
    program.exit().whenComplete((status, failure) -> hangUpLater(terminal, pump));
    return new TerminalChannel(client, program.pid(), terminal, pump);
  }

  @Override
  public OutputStream stdin() {
    return terminal.input();
  }

  /** The client is in no foreground of that terminal, so the kernel does not tell it. */
  @Override
  public void resize(TerminalSize size) {
    try {
      terminal.resize(size);
      List<String> tell = List.of("/bin/sh", "-c", "kill -s WINCH " + pid);
      Captured.run(Launch.of(tell, Map.of(), Path.of("/")), PATIENCE);
    } catch (IOException e) {
      // The terminal is gone, or about to be; its size does not matter any more.
      return;
    }
  }

  @Override
  public SshEnd await() throws InterruptedException {
    SshEnd end = client.await();
    pump.join(DRAIN.toMillis());
    return end;
  }

  @Override
  public boolean isOpen() {
    return client.isOpen();
  }

  @Override
  public void close() {
    client.close();
  }

  private static void hangUpLater(PseudoTerminal terminal, Thread pump) {
    try {
      pump.join(DRAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.close();
  }

  private static void pump(InputStream from, OutputSink to) {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.stdout(buffer, 0, n);
      }
    } catch (IOException e) {
      // The terminal was closed under us.
      return;
    }
  }
}
