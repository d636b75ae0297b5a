package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.OutputSink;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One authenticated connection of the library's. */
final class JschLink implements SshLink {
  private static final String REFUSED =
      "lets no more commands run over one connection; see MaxSessions in its sshd_config";

  private final String alias;
  private final Hop hop;
  private final Session session;
  private final Line line;
  private final Connection connection;
  private final Map<String, String> remoteEnvironment;
  private final String term;
  private final Set<JschChannel> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A link over a connection that is made.
   *
   * @param remoteEnvironment the variables to set for each command
   * @param term what kind of terminal the operator's is
   */
  JschLink(
      String alias,
      Hop hop,
      Connection connection,
      Map<String, String> remoteEnvironment,
      String term) {
    this.alias = alias;
    this.hop = hop;
    this.session = hop.session();
    this.line = hop.line();
    this.connection = connection;
    this.remoteEnvironment = remoteEnvironment;
    this.term = term;
    line.onEnd(
        () -> {
          endAll();
          hop.close();
        });
  }

  String alias() {
    return alias;
  }

  /** Why the connection is gone; empty while it is not. */
  Optional<String> lost() {
    if (closed) {
      return Optional.of("the connection to " + alias + " was closed here");
    }
    return line.ended().map(why -> "the connection to " + alias + " was lost" + why);
  }

  void forget(JschChannel channel) {
    running.remove(channel);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public SshChannel start(SshCommand command, OutputSink sink) {
    try {
      Channel channel = open(command);
      OutputStream stdin = channel.getOutputStream();
      JschChannel started = new JschChannel(channel, stdin, this);
      running.add(started);
      channel.setOutputStream(new Delivery(sink::stdout, started.sinkFailure(), () -> {}));
      // The library closes this one last, and only when the whole channel is closed.
      channel.setExtOutputStream(new Delivery(sink::stderr, started.sinkFailure(), started::ended));
      connect(channel, started);
      if (!command.fed()) {
        stdin.close();
      }
      if (!isOpen()) {
        started.ended();
      }
      return started;
    } catch (IOException e) {
      throw new HostException(Kind.UNREACHABLE, notStarted(), e);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed && line.ended().isEmpty() && session.isConnected();
  }

  @Override
  public void close() {
    closed = true;
    hop.close();
    endAll();
  }

  private void endAll() {
    running.forEach(JschChannel::ended);
  }

  private Channel open(SshCommand command) {
    try {
      Channel channel = session.openChannel(command.text().isEmpty() ? "shell" : "exec");
      if (channel instanceof ChannelExec exec) {
        exec.setCommand(command.text().getBytes(StandardCharsets.UTF_8));
        remoteEnvironment.forEach(exec::setEnv);
        command.terminal().ifPresent(size -> giveTerminal(exec, size));
        return exec;
      }
      if (channel instanceof ChannelShell shell) {
        remoteEnvironment.forEach(shell::setEnv);
        shell.setPty(command.terminal().isPresent());
        command
            .terminal()
            .ifPresent(size -> shell.setPtyType(term, size.columns(), size.rows(), 0, 0));
        return shell;
      }
      throw new HostException(Kind.UNREACHABLE, notStarted());
    } catch (JSchException e) {
      throw new HostException(Kind.UNREACHABLE, notStarted(), e);
    }
  }

  private void giveTerminal(ChannelExec exec, TerminalSize size) {
    exec.setPty(true);
    exec.setPtyType(term, size.columns(), size.rows(), 0, 0);
  }

  /**
   * Without a timeout, which would make the library look every 10 ms only whether it is answered.
   *
   * @throws HostException when the channel was never open, so that nothing can have begun; whatever
   *     goes wrong later leaves a command of which nothing can be known
   */
  private void connect(Channel channel, JschChannel started) {
    try {
      channel.connect();
    } catch (JSchException e) {
      started.ended();
      String said = String.valueOf(e.getMessage());
      if (said.equals("session is down") || said.equals("channel is not opened.")) {
        // The library keeps the reason of a refusal where the status would be.
        boolean refused = channel.getExitStatus() >= 0;
        throw new HostException(
            Kind.UNREACHABLE, refused ? alias + " " + REFUSED : notStarted(), e);
      }
    }
  }

  private String notStarted() {
    return lost().orElse(alias + " does not answer, so the command was not given to it");
  }
}
