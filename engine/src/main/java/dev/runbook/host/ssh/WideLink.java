package dev.runbook.host.ssh;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.OutputSink;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * A link that makes more connections if a server limits the commands over one ({@code
 * MaxSessions}). Each command then has a connection of its own, with every check done again.
 */
final class WideLink implements SshLink {
  private final Supplier<SshLink> opener;
  private final SshLink first;
  private volatile boolean full;

  WideLink(Supplier<SshLink> opener) {
    this.opener = opener;
    this.first = opener.get();
  }

  @Override
  public Connection connection() {
    return first.connection();
  }

  @Override
  public SshChannel start(SshCommand command, OutputSink sink) {
    if (!full) {
      try {
        return first.start(command, sink);
      } catch (HostException e) {
        if (!first.isFull()) {
          throw e;
        }
        full = true;
      }
    }
    SshLink own = opener.get();
    try {
      return new OwnChannel(own, own.start(command, sink));
    } catch (HostException e) {
      own.close();
      throw e;
    }
  }

  @Override
  public boolean isOpen() {
    return first.isOpen();
  }

  /** Commands on connections of their own end with these. */
  @Override
  public void close() {
    first.close();
  }

  /** A command on a connection of its own, which ends with it. */
  private record OwnChannel(SshLink own, SshChannel channel) implements SshChannel {
    @Override
    public OutputStream stdin() {
      return channel.stdin();
    }

    @Override
    public void resize(TerminalSize size) {
      channel.resize(size);
    }

    @Override
    public SshEnd await() throws InterruptedException {
      SshEnd end = channel.await();
      own.close();
      return end;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      channel.close();
      own.close();
    }
  }
}
