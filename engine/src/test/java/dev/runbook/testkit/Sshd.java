package dev.runbook.testkit;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.config.SshSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real OpenSSH server on a loopback port, with keys of its own, for the time of a test. */
public final class Sshd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Its system folder, and the accounts of its own, only it can see. */
  private static final String PRIVATE_RUN =
      """
      [ -d /run/sshd ] || { mount -t tmpfs none /run && mkdir -m 755 /run/sshd; } || exit
      cd etc 2>/dev/null && for file in *; do mount --bind "$file" "/etc/$file" || exit; done
      exec "$@"
      """;

  private static final int FIRST_USER = 40_001;

  /**
   * An account that only the server knows; it may do anything by {@code sudo} without a password.
   *
   * @param shell the path of its login shell
   */
  public record Account(String name, String shell) {}

  private final Path folder;
  private final int port;
  private final Program program;
  private final ByteArrayOutputStream log;

  private Sshd(Path folder, int port, Program program, ByteArrayOutputStream log) {
    this.folder = folder;
    this.port = port;
    this.program = program;
    this.log = log;
  }

  /** Empty, with the reason printed, where no server can be run. */
  public static Optional<Sshd> start(Path folder) throws Exception {
    return start(folder, "", List.of());
  }

  /**
   * One with accounts of its own, which takes root.
   *
   * @param more lines for its configuration
   */
  public static Optional<Sshd> start(Path folder, String more, List<Account> accounts)
      throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    if (!accounts.isEmpty() && !(root && Programs.find("unshare", System.getenv()).isPresent())) {
      System.out.println("SSH tests with accounts are skipped: they take root and unshare");
      return Optional.empty();
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.merge("PATH", "/usr/sbin", (path, usual) -> path + ":" + usual);
    Optional<Path> server = Programs.find("sshd", environment);
    if (server.isEmpty() || Programs.find("ssh", environment).isEmpty()) {
      System.out.println("SSH tests are skipped: there is no sshd or no ssh here");
      return Optional.empty();
    }
    int port = freePort();
    String mode = accounts.isEmpty() ? "rwx------" : "rwx--x--x";
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    makeAccounts(folder, accounts);
    key(folder, "host_key");
    key(folder, "user_key");
    Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
    Path config =
        Files.writeString(folder.resolve("sshd_config"), serverConfig(folder, port) + more);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Program program =
        Program.start(
            Launch.of(
                Stream.concat(
                        withItsFolder(environment, !accounts.isEmpty()).stream(),
                        Stream.of(server.get().toString(), "-D", "-e", "-f", config.toString()))
                    .toList(),
                environment,
                folder),
            (buffer, from, count) -> {},
            log::write);
    Sshd started = new Sshd(folder, port, program, log);
    started.know("known_hosts", Files.readString(folder.resolve("host_key.pub")));
    if (!started.answers()) {
      System.out.println("SSH tests are skipped: sshd does not start here");
      started.close();
      return Optional.empty();
    }
    return Optional.of(started);
  }

  /** Client options with which {@code lab} is this server. */
  public List<String> options() throws IOException {
    return settings().options();
  }

  /** What leads to this server under the alias {@code lab}. */
  public SshSettings settings() throws IOException {
    return settings("known_hosts", "user_key");
  }

  /** The same with another file of known hosts, or another key. */
  public SshSettings settings(String knownHosts, String key) throws IOException {
    return settings(port, knownHosts, key, List.of());
  }

  /** The same to another port, or over jump hosts: other servers, under these aliases. */
  public SshSettings settings(int toPort, String knownHosts, String key, List<Hop> hops)
      throws IOException {
    Path config = Files.createTempFile(folder, "config", "");
    StringBuilder text = new StringBuilder();
    hops.forEach(hop -> text.append(hop.server().host(hop.alias(), hop.server().port, hop)));
    text.append(host("lab", toPort, new Hop("lab", this, knownHosts, key)));
    List<String> aliases = hops.stream().map(Hop::alias).toList();
    if (!aliases.isEmpty()) {
      text.append("  ProxyJump ").append(String.join(",", aliases)).append("\n");
    }
    Files.writeString(config, text);
    return new SshSettings(
        "lab",
        List.of("-F", config.toString()),
        "127.0.0.1",
        toPort,
        System.getProperty("user.name"),
        aliases,
        Optional.empty(),
        List.of(folder.resolve(key)),
        true,
        Optional.empty(),
        List.of(folder.resolve(knownHosts)),
        Optional.empty(),
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        3,
        List.of(),
        Map.of(),
        Map.of());
  }

  /** A jump host: a server by an alias, with what the client knows of it. */
  public record Hop(String alias, Sshd server, String knownHosts, String key) {}

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

  /** Its connections fall silent without an end, as behind a dead network. */
  public void freeze() throws IOException {
    signalConnections("STOP");
  }

  /** They go on. */
  public void thaw() throws IOException {
    signalConnections("CONT");
  }

  /** How often its log, which it writes in detail, has a line with this in it. */
  public long logged(String text) {
    return log().lines().filter(line -> line.contains(text)).count();
  }

  /** How many commands it was ever given. */
  public long commands() {
    return logged("Starting session: ");
  }

  /** How many connections were let in. */
  public long authentications() {
    return logged("Accepted publickey");
  }

  /** How many connections were made. */
  public long connections() {
    return logged("Connection from ");
  }

  /** The fingerprint of its host key. */
  public String fingerprint() throws IOException {
    List<String> command =
        List.of("ssh-keygen", "-l", "-f", folder.resolve("host_key.pub").toString());
    String said =
        Captured.run(Launch.of(command, System.getenv(), folder), PATIENCE).stdout().strip();
    return "ED25519 " + said.split(" ")[1];
  }

  public int port() {
    return port;
  }

  public Path folder() {
    return folder;
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static void key(Path folder, String name) throws IOException {
    key(folder, name, "");
  }

  /** Makes a key that a passphrase protects. */
  public static void key(Path folder, String name, String passphrase) throws IOException {
    List<String> command =
        List.of(
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            passphrase,
            "-f",
            folder.resolve(name).toString());
    Captured made = Captured.run(Launch.of(command, System.getenv(), folder), PATIENCE);
    if (made.status() != 0) {
      throw new IOException(made.stderr());
    }
  }

  /** Lets another key in. */
  public void admit(String name) throws IOException {
    Files.writeString(
        folder.resolve("authorized_keys"),
        Files.readString(folder.resolve("user_key.pub"))
            + Files.readString(folder.resolve(name + ".pub")));
  }

  /** Makes a list of known hosts that holds this key for the server. */
  public void know(String file, String publicKey) throws IOException {
    Files.writeString(folder.resolve(file), "[127.0.0.1]:" + port + " " + publicKey);
  }

  @Override
  public void close() {
    List<ProcessHandle> below = program.handle().descendants().toList();
    below.forEach(ProcessHandle::destroyForcibly);
    program.handle().destroyForcibly();
    program.exit().join();
  }

  public String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  private String host(String alias, int toPort, Hop hop) {
    return """
    Host %s
      HostName 127.0.0.1
      Port %d
      IdentityFile "%s"
      IdentitiesOnly yes
      UserKnownHostsFile "%s"
      GlobalKnownHostsFile none
    """
        .formatted(alias, toPort, folder.resolve(hop.key()), folder.resolve(hop.knownHosts()));
  }

  private void signalConnections(String signal) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-s", signal));
    program.handle().children().forEach(child -> command.add(Long.toString(child.pid())));
    Captured.run(Launch.of(command, System.getenv(), folder), PATIENCE);
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
  private static List<String> withItsFolder(Map<String, String> environment, boolean accounts) {
    boolean missing = accounts || !Files.exists(Path.of("/run/sshd"));
    boolean possible = Programs.find("unshare", environment).isPresent();
    return missing && possible && System.getProperty("user.name").equals("root")
        ? List.of("unshare", "-m", "sh", "-c", PRIVATE_RUN, "sh")
        : List.of();
  }

  private static void makeAccounts(Path folder, List<Account> accounts) throws IOException {
    if (accounts.isEmpty()) {
      return;
    }
    Path etc = Files.createDirectory(folder.resolve("etc"));
    StringBuilder users = new StringBuilder(Files.readString(Path.of("/etc/passwd")));
    StringBuilder shadow = new StringBuilder(Files.readString(Path.of("/etc/shadow")));
    int number = FIRST_USER;
    for (Account account : accounts) {
      users.append(
          "%s:x:%d:%d::/tmp:%s\n".formatted(account.name(), number, number, account.shell()));
      shadow.append(account.name()).append(":*:19000:0:99999:7:::\n");
      number++;
    }
    Files.writeString(etc.resolve("passwd"), users);
    Files.writeString(etc.resolve("shadow"), shadow);
    if (Files.exists(Path.of("/etc/sudoers"))) {
      Path sudoers = Files.writeString(etc.resolve("sudoers"), "ALL ALL=(ALL:ALL) NOPASSWD: ALL\n");
      Files.setPosixFilePermissions(sudoers, PosixFilePermissions.fromString("r--r-----"));
    }
  }

  /** The home is empty, so that no start-up file of this machine has a say. */
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
    LogLevel VERBOSE
    Subsystem sftp internal-sftp
    SetEnv HOME="%s"
    """
        .formatted(port, folder.resolve("host_key"), folder.resolve("authorized_keys"), folder);
  }
}
