package dev.runbook.host.ssh.openssh;

import dev.runbook.host.TerminalSize;
import dev.runbook.host.process.Program;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/** A command whose streams are pipes. */
final class PipeChannel implements SshChannel {
  private final Program client;
  private final ClientLog log;
  private volatile boolean letGo;
  private SshEnd end;

  PipeChannel(Program client, ClientLog log) {
    this.client = client;
    this.log = log;
  }

  @Override
  public OutputStream stdin() {
    return client.stdin();
  }

  /** Without a terminal on this side there is nothing that could carry it. */
  @Override
  public void resize(TerminalSize size) {}

  @Override
  public synchronized SshEnd await() throws InterruptedException {
    if (end == null) {
      end = ended();
    }
    return end;
  }

  @Override
  public boolean isOpen() {
    return !client.exit().isDone();
  }

  @Override
  public void close() {
    if (isOpen()) {
      letGo = true;
      client.handle().destroy();
    }
  }

  private SshEnd ended() throws InterruptedException {
    try {
      int status = client.exit().get();
      if (letGo) {
        log.forget();
        return new SshEnd.Lost("the wait for its end was interrupted");
      }
      return log.end(status);
    } catch (ExecutionException e) {
      return new SshEnd.Lost("ssh could not be followed: " + e.getCause().getMessage());
    }
  }
}
