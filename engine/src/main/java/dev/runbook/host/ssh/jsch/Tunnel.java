package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The way to a host through the connection to another. */
final class Tunnel implements Proxy {
  private final Session jump;
  private final int patience;
  private final Arrivals arrivals = new Arrivals();
  private ChannelDirectTCPIP channel;
  private OutputStream out;

  /**
   * A way that is not open yet.
   *
   * @param patience how often to wait again in the middle of a packet
   */
  Tunnel(Session jump, int patience) {
    this.jump = jump;
    this.patience = patience;
  }

  /** How long to wait for the other side before the reader is told that nothing has come. */
  void setTimeout(int millis) {
    arrivals.setTimeout(millis);
  }

  @Override
  public void connect(SocketFactory factory, String host, int port, int timeout)
      throws IOException, JSchException {
    setTimeout(timeout);
    if (!(jump.openChannel("direct-tcpip") instanceof ChannelDirectTCPIP opened)) {
      throw new JSchException("session is down");
    }
    channel = opened;
    channel.setHost(host);
    channel.setPort(port);
    out = channel.getOutputStream();
    channel.setOutputStream(arrivals.arriving());
    channel.connect();
  }

  @Override
  public InputStream getInputStream() {
    return new PacketInput(arrivals, patience);
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** There is none of this connection's own. */
  @Override
  public Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    arrivals.close();
    if (channel != null) {
      channel.disconnect();
    }
  }
}
