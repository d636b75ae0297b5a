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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One authenticated connection of the library. */
final class JschLink implements SshLink {
  private static final String REFUSED =
      "lets no more commands run over one connection; see MaxSessions in its sshd_config";

  private static final int OPEN_TRIES = 20;
  private static final int OPEN_PAUSE_MILLIS = 50;

  private final String alias;
  private final JschConnection made;
  private final Session session;
  private final ConnectionMonitor line;
  private final Connection connection;
  private final Map<String, String> remoteEnvironment;
  private final String term;
  private final Set<JschChannel> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean full;

  /**
   * A link over a connection that is made.
   *
   * @param remoteEnvironment the variables to set for each command
   * @param term what kind of terminal the operator's is
   */
  JschLink(
      String alias,
      JschConnection made,
      Connection connection,
      Map<String, String> remoteEnvironment,
      String term) {
    this.alias = alias;
    this.made = made;
    this.session = made.session();
    this.line = made.line();
    this.connection = connection;
    this.remoteEnvironment = remoteEnvironment;
    this.term = term;
    line.onEnd(
        () -> {
          endAll();
          made.close();
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

  /** A server counts a session until its program is gone, so a refusal may last a moment only. */
  @Override
  public SshChannel start(SshCommand command, OutputSink sink) {
    for (int i = 0; i < OPEN_TRIES; i++) {
      JschChannel started = prepare(command, sink);
      if (isBegun(started)) {
        return begun(started, command);
      }
      pause();
    }
    full = true;
    throw new HostException(Kind.UNREACHABLE, alias + " " + REFUSED);
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public boolean isOpen() {
    return !closed && line.ended().isEmpty() && session.isConnected();
  }

  @Override
  public void close() {
    closed = true;
    made.close();
    endAll();
  }

  private void endAll() {
    running.forEach(JschChannel::ended);
  }

  private JschChannel prepare(SshCommand command, OutputSink sink) {
    try {
      Channel channel = open(command);
      JschChannel started = new JschChannel(channel, channel.getOutputStream(), this);
      running.add(started);
      channel.setOutputStream(new OutputDelivery(sink::stdout, started.sinkFailure(), () -> {}));
      // The library closes this one last, and only when the whole channel is closed.
      channel.setExtOutputStream(
          new OutputDelivery(sink::stderr, started.sinkFailure(), started::ended));
      return started;
    } catch (JSchException | IOException e) {
      throw new HostException(Kind.UNREACHABLE, notStarted(), e);
    }
  }

  private Channel open(SshCommand command) throws JSchException {
    Channel channel = session.openChannel(command.text().isEmpty() ? "shell" : "exec");
    if (channel instanceof ChannelExec exec) {
      exec.setCommand(command.text().getBytes(StandardCharsets.UTF_8));
      remoteEnvironment.forEach(exec::setEnv);
      command.terminal().ifPresent(size -> giveTerminal(exec, size));
    } else if (channel instanceof ChannelShell shell) {
      remoteEnvironment.forEach(shell::setEnv);
      shell.setPty(command.terminal().isPresent());
      command
          .terminal()
          .ifPresent(size -> shell.setPtyType(term, size.columns(), size.rows(), 0, 0));
    } else {
      throw new JSchException("the session is going down");
    }
    return channel;
  }

  private void giveTerminal(ChannelExec exec, TerminalSize size) {
    exec.setPty(true);
    exec.setPtyType(term, size.columns(), size.rows(), 0, 0);
  }

  /**
   * Asks the server; false when it refuses another channel. Without a timeout, which would make the
   * library look every 10 ms only whether it is answered.
   *
   * @throws HostException when the channel was never open, so that nothing can have begun; whatever
   *     goes wrong later leaves a command of which nothing can be known
   */
  private boolean isBegun(JschChannel started) {
    try {
      started.channel().connect();
      return true;
    } catch (JSchException e) {
      started.ended();
      String said = String.valueOf(e.getMessage());
      if (!said.equals("session is down") && !said.equals("channel is not opened.")) {
        return true;
      }
      // The library keeps the reason of a refusal where the status would be.
      if (isOpen() && started.channel().getExitStatus() >= 0) {
        return false;
      }
      throw new HostException(Kind.UNREACHABLE, notStarted(), e);
    }
  }

  private JschChannel begun(JschChannel started, SshCommand command) {
    if (!command.fed()) {
      try {
        started.stdin().close();
      } catch (IOException e) {
        // The channel is gone already, and its input with it.
        started.ended();
      }
    }
    if (!isOpen()) {
      started.ended();
    }
    return started;
  }

  private void pause() {
    try {
      Thread.sleep(OPEN_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException(Kind.UNREACHABLE, "nobody waits for the command any more", e);
    }
  }

  private String notStarted() {
    return lost().orElse(alias + " does not answer, so the command was not given to it");
  }
}
