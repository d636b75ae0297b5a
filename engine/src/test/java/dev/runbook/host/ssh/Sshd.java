package dev.runbook.host.ssh;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real OpenSSH server on a loopback port, with keys of its own, for the time of a test. */
public final class Sshd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PRIVATE_RUN =
      "mount -t tmpfs none /run && mkdir -m 755 /run/sshd && exec \"$@\"";

  private final Path folder;
  private final int port;
  private final Program program;

  private Sshd(Path folder, int port, Program program) {
    this.folder = folder;
    this.port = port;
    this.program = program;
  }

  /** Empty, with the reason printed, where no server can be run. */
  public static Optional<Sshd> start(Path folder) throws Exception {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    Optional<Path> server = Programs.find("sshd", environment);
    if (server.isEmpty() || Programs.find("ssh", environment).isEmpty()) {
      System.out.println("SSH tests are skipped: there is no sshd or no ssh here");
      return Optional.empty();
    }
    int port = freePort();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    key(folder, "host_key");
    key(folder, "user_key");
    Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
    Path config = Files.writeString(folder.resolve("sshd_config"), serverConfig(folder, port));
    knownHosts(folder, port, Files.readString(folder.resolve("host_key.pub")));
    Program program =
        Program.start(
            Launch.of(
                Stream.concat(
                        withItsFolder(environment).stream(),
                        Stream.of(server.get().toString(), "-D", "-e", "-f", config.toString()))
                    .toList(),
                environment,
                folder),
            (buffer, from, count) -> {},
            (buffer, from, count) -> {});
    Sshd started = new Sshd(folder, port, program);
    if (!started.answers()) {
      System.out.println("SSH tests are skipped: sshd does not start here");
      started.close();
      return Optional.empty();
    }
    return Optional.of(started);
  }

  /** A client configuration in which {@code lab} is this server. */
  public List<String> options() throws IOException {
    return options("known_hosts", "user_key");
  }

  public List<String> options(String knownHosts, String key) throws IOException {
    return options(port, knownHosts, key);
  }

  public List<String> options(int toPort, String knownHosts, String key) throws IOException {
    Path config = folder.resolve("config-" + toPort + knownHosts + key);
    Files.writeString(
        config,
        """
        Host lab
          HostName 127.0.0.1
          Port %d
          IdentityFile "%s"
          IdentitiesOnly yes
          UserKnownHostsFile "%s"
          GlobalKnownHostsFile none
        """
            .formatted(toPort, folder.resolve(key), folder.resolve(knownHosts)));
    return List.of("-F", config.toString());
  }

  /** Whether anything below the server has this word on its command line. */
  public boolean runs(String word) {
    return program
        .handle()
        .descendants()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(word));
  }

  /** Ends all sessions at once, as a lost connection would. */
  public void cut() {
    program.handle().children().forEach(ProcessHandle::destroyForcibly);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static void key(Path folder, String name) throws IOException {
    List<String> command =
        List.of(
            "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(name).toString());
    Captured made = Captured.run(Launch.of(command, System.getenv(), folder), PATIENCE);
    if (made.status() != 0) {
      throw new IOException(made.stderr());
    }
  }

  /** Makes a list of known hosts that holds this key for the server. */
  public void know(String file, String publicKey) throws IOException {
    Files.writeString(folder.resolve(file), "[127.0.0.1]:" + port + " " + publicKey);
  }

  @Override
  public void close() {
    program.handle().descendants().forEach(ProcessHandle::destroyForcibly);
    program.handle().destroyForcibly();
    program.exit().join();
  }

  private boolean answers() throws InterruptedException {
    for (int i = 0; i < 100 && program.isAlive(); i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    return false;
  }

  /**
   * Root's server wants an empty system folder that only its boot script makes; where that has not
   * run, the server gets one that only it can see.
   */
  private static List<String> withItsFolder(Map<String, String> environment) {
    boolean missing = !Files.exists(Path.of("/run/sshd"));
    boolean possible = Programs.find("unshare", environment).isPresent();
    return missing && possible && System.getProperty("user.name").equals("root")
        ? List.of("unshare", "-m", "sh", "-c", PRIVATE_RUN, "sh")
        : List.of();
  }

  private static void knownHosts(Path folder, int port, String key) throws IOException {
    Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + key);
  }

  private static String serverConfig(Path folder, int port) {
    return """
        Port %d
        ListenAddress 127.0.0.1
        HostKey "%s"
        AuthorizedKeysFile "%s"
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin prohibit-password
        MaxStartups 100
        """
        .formatted(port, folder.resolve("host_key"), folder.resolve("authorized_keys"));
  }
}
