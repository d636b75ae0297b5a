package dev.runbook.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A host for rehearsals: it says that it speaks SSH, and hangs up before anything is agreed on.
 *
 * <p>By then its caller has made keys and tried out its ciphers, which is most of what a connection
 * loads. It listens on this machine only, for as long as it is open, and answers one caller after
 * the other on a thread of its own.
 */
final class RehearsalHost implements AutoCloseable {
  private static final String NAME = "rehearsal";
  private static final byte[] GREETING =
      "SSH-2.0-rehearsal\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Less than what a caller says at first, and more than its greeting. */
  private static final int HEARD = 300;

  private final ServerSocket socket;

  private RehearsalHost(ServerSocket socket) {
    this.socket = socket;
  }

  static RehearsalHost open() throws IOException {
    RehearsalHost host =
        new RehearsalHost(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread answering = new Thread(host::answer, NAME);
    answering.setDaemon(true);
    answering.start();
    return host;
  }

  private void answer() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        caller.getOutputStream().write(GREETING);
        caller.getInputStream().readNBytes(HEARD);
      } catch (IOException e) {
        continue; // the caller is gone, or this is closed
      }
    }
  }

  /**
   * The words of a command that plays a step there.
   *
   * @param folder gets the page and the configuration
   */
  String[] play(Path folder) throws IOException {
    Path page = folder.resolve("host.md");
    Files.writeString(page, "# Host\n\n```bash {host=" + NAME + "}\ntrue\n```\n");
    Path config = folder.resolve("ssh_config");
    Files.writeString(
        config,
        String.join(
            "\n",
            "Host " + NAME,
            "  HostName " + socket.getInetAddress().getHostAddress(),
            "  Port " + socket.getLocalPort(),
            "  UserKnownHostsFile " + folder.resolve("known_hosts"),
            "  IdentitiesOnly yes",
            "  IdentityFile none",
            ""));
    return new String[] {"play", page.toString(), "--yes", "--ssh-config", config.toString()};
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
