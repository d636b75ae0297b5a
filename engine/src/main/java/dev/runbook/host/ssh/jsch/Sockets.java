package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.SocketFactory;
import dev.runbook.host.ssh.config.SshSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/** Connects to a host as {@code ssh} does: to each of its addresses in turn. */
final class Sockets implements SocketFactory {
  private static final int BUFFER = 64 * 1024;

  private final SshSettings settings;

  Sockets(SshSettings settings) {
    this.settings = settings;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    IOException first = null;
    for (InetAddress address : addresses(host)) {
      Socket socket = new Socket();
      try {
        bind(socket);
        socket.connect(
            new InetSocketAddress(address, port), (int) settings.connectTimeout().toMillis());
        return socket;
      } catch (IOException e) {
        socket.close();
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first == null ? new IOException("it has no address of the wanted family") : first;
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    // The library reads each packet in two steps.
    return new PacketInput(
        new BufferedInputStream(socket.getInputStream(), BUFFER), settings.keepAliveCount());
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return socket.getOutputStream();
  }

  private List<InetAddress> addresses(String host) throws IOException {
    String family = setting("addressfamily");
    return Arrays.stream(InetAddress.getAllByName(host))
        .filter(address -> !family.equals("inet") || address instanceof Inet4Address)
        .filter(address -> !family.equals("inet6") || address instanceof Inet6Address)
        .toList();
  }

  private void bind(Socket socket) throws IOException {
    String address = setting("bindaddress");
    if (!address.isEmpty()) {
      socket.bind(new InetSocketAddress(address, 0));
    }
  }

  private String setting(String key) {
    return settings.all().getOrDefault(key, List.of("")).get(0);
  }
}
