package dev.runbook.host.ssh.jsch;

import dev.runbook.host.Operator;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.config.SshConfig;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Sshd;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
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

/**
 * A real sshd with a log and keys of its own, and a configuration in which it goes by names.
 *
 * <p>{@code lab} is the server, known and with a key that is let in.
 */
final class Lab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PRIVATE_RUN =
      "mount -t tmpfs none /run && mkdir -m 755 /run/sshd && exec \"$@\"";

  private final Path folder;
  private final int port;
  private final Program program;
  private final List<String> config = new ArrayList<>();

  private Lab(Path folder, int port, Program program) {
    this.folder = folder;
    this.port = port;
    this.program = program;
  }

  /** Empty, with the reason printed, where no server can be run. */
  static Optional<Lab> start(Path folder, String... more) throws Exception {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.merge("PATH", "/usr/sbin", (path, added) -> path + ":" + added);
    Optional<Path> sshd = Programs.find("sshd", environment);
    if (sshd.isEmpty() || Programs.find("ssh-keygen", environment).isEmpty()) {
      System.out.println("SSH tests are skipped: there is no sshd or no ssh-keygen here");
      return Optional.empty();
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    key(folder, "host_ed25519", "ed25519", "");
    key(folder, "host_rsa", "rsa", "");
    key(folder, "host_ecdsa", "ecdsa", "");
    key(folder, "user", "ed25519", "");
    Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
    int port = Sshd.freePort();
    Path config = Files.writeString(folder.resolve("sshd_config"), server(folder, port, more));
    List<String> command = new ArrayList<>(withItsFolder(environment));
    command.addAll(List.of(sshd.get().toString(), "-D", "-E", folder.resolve("log").toString()));
    command.addAll(List.of("-f", config.toString()));
    Program program =
        Program.start(
            Launch.of(command, environment, folder), (b, from, n) -> {}, (b, from, n) -> {});
    Lab lab = new Lab(folder, port, program);
    if (!lab.answers()) {
      System.out.println("SSH tests are skipped: sshd does not start here");
      lab.close();
      return Optional.empty();
    }
    lab.know("known_hosts", "host_ed25519");
    lab.alias("lab", "");
    return Optional.of(lab);
  }

  int port() {
    return port;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Another name for the server; what is said here comes before what is usual. */
  Lab alias(String name, String settings) throws IOException {
    String key = settings.contains("IdentityFile") ? "" : "IdentityFile \"" + file("user") + "\"";
    config.add(
        """
        Host %s
          %s
          HostName 127.0.0.1
          Port %d
          User %s
          %s
          IdentitiesOnly yes
          IdentityAgent none
          UserKnownHostsFile "%s"
          GlobalKnownHostsFile none
        """
            .formatted(
                name,
                settings.replace("\n", "\n  "),
                port,
                System.getProperty("user.name"),
                key,
                file("known_hosts")));
    Files.writeString(file("config"), String.join("\n", config));
    return this;
  }

  /** Makes a file of known hosts that holds these keys of ours for the server. */
  Path know(String file, String... keys) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String key : keys) {
      lines.append("[127.0.0.1]:%d %s".formatted(port, publicKey(key)));
    }
    return Files.writeString(file(file), lines);
  }

  String publicKey(String name) throws IOException {
    return Files.readString(file(name + ".pub"));
  }

  SshConfig config() {
    return new SshConfig(System.getenv(), folder, Optional.of(file("config")), Optional.empty());
  }

  SshSettings settings(String alias) {
    return config().route(alias, List.of()).settings();
  }

  JschLinks links(Operator operator) {
    return new JschLinks(operator, System.getenv());
  }

  SshLink open(String alias) {
    return links(Operator.nobody()).open(settings(alias));
  }

  /** What the server has logged so far. */
  String log() throws IOException {
    return Files.readString(file("log"), StandardCharsets.ISO_8859_1);
  }

  long logged(String words) throws IOException {
    return log().lines().filter(line -> line.contains(words)).count();
  }

  /** The server with everything below it. */
  List<ProcessHandle> processes() {
    return program.handle().descendants().toList();
  }

  ProcessHandle handle() {
    return program.handle();
  }

  /** Ends all sessions at once, as a lost connection would. */
  void cut() {
    program.handle().children().forEach(ProcessHandle::destroyForcibly);
  }

  static void key(Path folder, String name, String type, String passphrase, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f"));
    command.add(folder.resolve(name).toString());
    command.addAll(List.of(more));
    run(folder, command);
  }

  static String run(Path folder, List<String> command) throws IOException {
    Captured done = Captured.run(Launch.of(command, System.getenv(), folder), PATIENCE);
    if (done.status() != 0) {
      throw new IOException(command + ": " + done.stderr());
    }
    return done.stdout();
  }

  @Override
  public void close() {
    program.handle().descendants().forEach(ProcessHandle::destroyForcibly);
    program.handle().destroyForcibly();
    program.exit().join();
  }

  /** Waits for the server to have noticed our knock, too, so that nothing of it is logged later. */
  private boolean answers() throws InterruptedException, IOException {
    for (int i = 0; i < 1_200 && program.isAlive(); i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return hasLogged("Connection from");
      } catch (ConnectException e) {
        Thread.sleep(50);
      }
    }
    return false;
  }

  private boolean hasLogged(String words) throws InterruptedException, IOException {
    for (int i = 0; i < 3_000 && logged(words) == 0; i++) {
      Thread.sleep(20);
    }
    return logged(words) > 0;
  }

  /** Root's server wants a system folder that only its boot script makes. */
  private static List<String> withItsFolder(Map<String, String> environment) {
    boolean missing = !Files.exists(Path.of("/run/sshd"));
    boolean possible = Programs.find("unshare", environment).isPresent();
    return missing && possible && System.getProperty("user.name").equals("root")
        ? List.of("unshare", "-m", "sh", "-c", PRIVATE_RUN, "sh")
        : List.of();
  }

  /** With a shell level, bash does not read the tester's own start-up file for each command. */
  private static String server(Path folder, int port, String... more) {
    return """
    %s
    Port %d
    ListenAddress 127.0.0.1
    HostKey "%s"
    HostKey "%s"
    HostKey "%s"
    AuthorizedKeysFile "%s"
    PidFile none
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin prohibit-password
    MaxStartups 100
    LogLevel DEBUG1
    AcceptEnv LAB_*
    SetEnv SHLVL=1
    """
        .formatted(
            String.join("\n", more),
            port,
            folder.resolve("host_ed25519"),
            folder.resolve("host_rsa"),
            folder.resolve("host_ecdsa"),
            folder.resolve("authorized_keys"));
  }
}
