package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** One command on a channel of its own. */
final class JschChannel implements SshChannel {
  private final Channel channel;
  private final OutputStream stdin;
  private final JschLink link;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> sinkFailure = new AtomicReference<>();
  private volatile boolean released;

  JschChannel(Channel channel, OutputStream stdin, JschLink link) {
    this.channel = channel;
    this.stdin = stdin;
    this.link = link;
  }

  /** The library's own. */
  Channel channel() {
    return channel;
  }

  /** Takes what goes wrong in the sink. */
  AtomicReference<RuntimeException> sinkFailure() {
    return sinkFailure;
  }

  /** Nothing more will come: the channel is closed, or the connection is gone. */
  void ended() {
    over.countDown();
    link.forget(this);
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public void resize(TerminalSize size) {
    if (channel instanceof ChannelExec exec) {
      exec.setPtySize(size.columns(), size.rows(), 0, 0);
    } else if (channel instanceof ChannelShell shell) {
      shell.setPtySize(size.columns(), size.rows(), 0, 0);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws RuntimeException what the sink threw, when it could not take the output
   */
  @Override
  public SshEnd await() throws InterruptedException {
    over.await();
    if (sinkFailure.get() != null) {
      throw sinkFailure.get();
    }
    String signal = channel.getExitSignal();
    if (signal != null) {
      return new SshEnd.Signalled(signalName(signal));
    }
    int status = channel.getExitStatus();
    return status >= 0 ? new SshEnd.Exited(status) : new SshEnd.Lost(whyLost());
  }

  @Override
  public boolean isOpen() {
    return over.getCount() > 0;
  }

  @Override
  public void close() {
    if (isOpen()) {
      released = true;
    }
    channel.disconnect();
    ended();
  }

  /** -1 without a signal means that the server said nothing at all: anything may have happened. */
  private String whyLost() {
    return link.lost()
        .orElse(
            released
                ? "it was let go of before it had ended"
                : link.alias() + " closed the channel without saying how the command ended");
  }

  /** RFC 4254, 6.10: a name without SIG; one of a server's own ends in {@code @} and its name. */
  private static String signalName(String signal) {
    String name = signal.replaceFirst("@.*$", "").replaceFirst("^SIG", "");
    return name.matches("[A-Z0-9]{1,10}") ? name : "?";
  }
}
