package dev.runbook.host.mock.serve;

import dev.runbook.host.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Something that runs on a channel, in a thread of its own. */
abstract class ChannelTask implements Command {
  /** What ssh itself ends with when there is no command whose status it could pass on. */
  static final int NO_STATUS = 255;

  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback callback;
  private ChannelSession channel;
  private Environment environment;

  /**
   * Does its work to its end; its status, or {@link #ENDED} when it has ended the channel itself.
   */
  abstract int serve() throws IOException;

  /** No status is sent: the channel, or the connection, is closed already. */
  static final int ENDED = -1;

  @Override
  public void start(ChannelSession session, Environment env) {
    channel = session;
    environment = env;
    Thread thread = new Thread(this::run, "mock host");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int status;
    try {
      status = serve();
    } catch (IOException e) {
      // The client is gone.
      status = NO_STATUS;
    }
    if (status != ENDED) {
      sayStatus(status);
    }
  }

  /**
   * Tells the status before the end of the output. MINA says them the other way around, and a
   * client that closes its channel at the end of the output does not hear the status any more. Told
   * twice, it ends OpenSSH's client.
   */
  private void sayStatus(int status) {
    try {
      out.flush();
      err.flush();
      Buffer buffer = request("exit-status");
      buffer.putUInt(status);
      channel.writePacket(buffer);
      channel.close(false);
    } catch (IOException e) {
      callback.onExit(status); // the client is gone
    }
  }

  private Buffer request(String what) {
    Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
    buffer.putUInt(channel.getRecipient());
    buffer.putString(what);
    buffer.putBoolean(false);
    return buffer;
  }

  /** Passes on how a command ended. */
  int end(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Signalled signal) {
      signalled(signal.name());
      return ENDED;
    }
    if (outcome instanceof Outcome.Unknown) {
      channel.getSession().close(true);
      return ENDED;
    }
    if (outcome instanceof Outcome.NotStarted not) {
      complain(not.why());
      return NO_STATUS;
    }
    return outcome.exitStatus().orElse(NO_STATUS);
  }

  void complain(String sentence) throws IOException {
    err.write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
    err.flush();
  }

  private void signalled(String name) throws IOException {
    out.flush();
    err.flush();
    Buffer buffer = request("exit-signal");
    buffer.putString(name);
    buffer.putBoolean(false);
    buffer.putString("");
    buffer.putString("");
    channel.writePacket(buffer);
    channel.close(false);
  }

  /** Whether the client has asked for a terminal. */
  boolean hasTerminal() {
    return environment.getEnv().containsKey(Environment.ENV_TERM);
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  OutputStream err() {
    return err;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback exit) {
    callback = exit;
  }

  @Override
  public void destroy(ChannelSession session) throws IOException {
    in.close();
  }
}
