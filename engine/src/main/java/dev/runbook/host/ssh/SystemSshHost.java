package dev.runbook.host.ssh;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Identity;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A host that the system's own {@code ssh} goes to.
 *
 * <p>All commands of one shell go through one connection where the system allows that. Each command
 * is independent, as {@code ssh ALIAS "command"} is by hand: the remote login shell starts anew for
 * each.
 *
 * <p>A pipeline has the status that the remote shell gives it: its last part's. A secret text
 * travels on standard input to {@value SshCommandLine#SECRET_READER}, which needs a POSIX login
 * shell there and shows the text in no process list on this machine.
 */
public final class SystemSshHost implements Host {
  private static final Pattern ALIAS = Pattern.compile("[^-\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String alias;
  private final List<String> options;
  private final Map<String, String> environment;
  private final Path temporaryFolder;
  private volatile SshConnection shared;

  /**
   * The host that an alias stands for.
   *
   * @param alias a name of the OpenSSH configuration; one that {@code ssh} could take for an option
   *     is refused
   * @param options more options, such as {@code -F} and a file; they cannot weaken ours, since
   *     {@code ssh} obeys the first of its kind
   * @param environment what {@code ssh} finds around it: the home folder, the agent's socket
   * @param temporaryFolder where a private folder for the connection may be made
   */
  public SystemSshHost(
      String alias, List<String> options, Map<String, String> environment, Path temporaryFolder) {
    if (!ALIAS.matcher(alias).matches()) {
      throw new IllegalArgumentException(
          "not a host alias: it begins with '-' or holds a space or a control character");
    }
    this.alias = alias;
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
    this.temporaryFolder = temporaryFolder.toAbsolutePath();
  }

  @Override
  public String name() {
    return alias;
  }

  /** Asks over the connection of the open shell, if there is one. */
  @Override
  public Identity identity() {
    SshConnection open = shared;
    if (open != null && open.isOpen()) {
      return ask(open);
    }
    try (SshConnection own = connect()) {
      return ask(own);
    }
  }

  @Override
  public Shell open(OutputSink between) {
    SshConnection connection = connect();
    try {
      probe(connection, "exit 0");
    } catch (HostException e) {
      connection.close();
      throw e;
    }
    shared = connection;
    return new SshShell(connection);
  }

  private SshConnection connect() {
    Path ssh =
        Programs.find("ssh", environment)
            .orElseThrow(
                () ->
                    new HostException(Kind.SETUP, "ssh is not in PATH; install OpenSSH's client"));
    Path bash =
        Programs.find("bash", environment)
            .orElseThrow(() -> new HostException(Kind.SETUP, "bash is not in PATH"));
    return SshConnection.create(alias, ssh, bash, options, environment, temporaryFolder);
  }

  private Identity ask(SshConnection connection) {
    Captured answer = probe(connection, "hostname; id -un");
    String[] lines = answer.stdout().split("\n");
    if (answer.status() != 0 || lines.length != 2) {
      throw new HostException(
          Kind.IDENTITY, alias + " does not say who it is: " + answer.stderr().strip());
    }
    return new Identity(lines[0].strip(), lines[1].strip());
  }

  private Captured probe(SshConnection connection, String text) {
    try {
      Captured answer = Captured.run(connection.launch(List.of("-T"), text), PATIENCE);
      String said = connection.takeLog();
      if (answer.status() == SshVerdict.AMBIGUOUS) {
        throw SshVerdict.of(said).toException(alias);
      }
      return answer;
    } catch (IOException e) {
      throw new HostException(Kind.UNREACHABLE, alias + " does not answer: " + e.getMessage(), e);
    }
  }
}
