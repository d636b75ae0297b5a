package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The OpenSSH client of this machine, which reaches hosts as the operator does by hand. */
public final class Openssh {
  /**
   * Holds the connection open until its input ends: with us, however we end. Any shell takes it.
   */
  public static final String LIFELINE = "exec cat >/dev/null";

  private final Map<String, String> environment;
  private final Path temporaryFolder;
  private final Function<SshSettings, List<SshSettings>> hops;
  private final Operator operator;

  /**
   * The client that an environment leads to.
   *
   * @param environment what {@code ssh} finds around it: the home folder, the agent's socket
   * @param temporaryFolder where a private folder may be made for each connection
   * @param hops the hosts that a connection goes through, the first one first
   * @param operator who is asked for passphrases, and whose pseudo-terminals carry terminals
   */
  public Openssh(
      Map<String, String> environment,
      Path temporaryFolder,
      Function<SshSettings, List<SshSettings>> hops,
      Operator operator) {
    this.hops = hops;
    this.environment = Map.copyOf(environment);
    this.temporaryFolder = temporaryFolder.toAbsolutePath();
    this.operator = operator;
  }

  /**
   * Connects, with the host's key checked strictly.
   *
   * @throws HostException when it cannot be reached, or its key is not the known one
   */
  public SshLink open(SshSettings settings) {
    Path ssh = need("ssh");
    PrivateFolder folder = PrivateFolder.create(temporaryFolder);
    try {
      Jumps jumps = new Jumps(ssh, hops);
      SshCommandLine words =
          new SshCommandLine(ssh, detach(), settings, folder, jumps, operator.isThere());
      return OpensshLink.open(settings, words, folder, environment, operator);
    } catch (HostException e) {
      folder.delete();
      throw e;
    }
  }

  /**
   * Asks a host for its key and goes away before logging in. Jump hosts must be known already.
   *
   * @throws HostException when the host, or one on the way, cannot be reached
   */
  public ShownKey probe(SshSettings settings) {
    Path ssh = need("ssh");
    PrivateFolder folder = PrivateFolder.create(temporaryFolder);
    try {
      Jumps jumps = new Jumps(ssh, hops);
      SshCommandLine words = new SshCommandLine(ssh, List.of(), settings, folder, jumps, false);
      return new KeyProbe(settings, words, folder, environment).ask();
    } finally {
      folder.delete();
    }
  }

  /** A Ctrl-C at the operator's terminal is for us to pass on, and must not meet the connection. */
  private List<String> detach() {
    return Programs.find("setsid", environment)
        .map(setsid -> List.of(setsid.toString()))
        .orElse(List.of("/bin/sh", "-c", "trap '' HUP INT QUIT TSTP; exec \"$@\"", "sh"));
  }

  private Path need(String program) {
    return Programs.find(program, environment)
        .orElseThrow(
            () ->
                new HostException(
                    Kind.SETUP, program + " is not in PATH; install OpenSSH's client"));
  }
}
