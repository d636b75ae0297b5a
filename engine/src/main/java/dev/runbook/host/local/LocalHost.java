package dev.runbook.host.local;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Identity;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.bash.KeptBash;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.ShellMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This machine.
 *
 * <p>Its shell is one bash for the whole run, so that {@code cd}, exports, variables and functions
 * last from one command to the next, as they do by hand.
 */
public final class LocalHost implements Host {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final Path workingFolder;
  private final Path temporaryFolder;
  private final Operator operator;
  private final Optional<OwnSsh> ssh;

  /** This machine without anybody at its terminal. */
  public LocalHost(Map<String, String> environment, Path workingFolder, Path temporaryFolder) {
    this(environment, workingFolder, temporaryFolder, Operator.nobody());
  }

  /**
   * This machine as the operator sees it.
   *
   * @param environment the operator's environment; what would change the meaning of the page's text
   *     ({@code BASH_ENV}, {@code IFS}, exported functions, …) is left out
   * @param workingFolder where commands start
   * @param temporaryFolder where a private folder may be made for the time of a run
   * @param operator lends the terminal to commands that need a person
   */
  public LocalHost(
      Map<String, String> environment,
      Path workingFolder,
      Path temporaryFolder,
      Operator operator) {
    this(environment, workingFolder, temporaryFolder, operator, Optional.empty());
  }

  private LocalHost(
      Map<String, String> environment,
      Path workingFolder,
      Path temporaryFolder,
      Operator operator,
      Optional<OwnSsh> ssh) {
    this.ssh = ssh;
    this.environment = Environment.scrubbed(environment);
    this.workingFolder = workingFolder.toAbsolutePath();
    this.temporaryFolder = temporaryFolder.toAbsolutePath();
    this.operator = operator;
  }

  /**
   * The same, where the {@code ssh} that its bash finds first reaches other machines as a run does:
   * by the same configuration, with strictly checked keys, and without forwarding.
   *
   * @param config the OpenSSH configuration to read instead of the usual files
   */
  public LocalHost withOwnSsh(Optional<Path> config) {
    Optional<Path> file = config.map(workingFolder::resolve);
    return new LocalHost(
        environment, workingFolder, temporaryFolder, operator, Optional.of(new OwnSsh(file)));
  }

  /** The environment that whatever runs here gets. */
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Identity identity() {
    LocalPrograms tools = LocalPrograms.in(environment);
    List<String> question =
        List.of(tools.bash(), "--noprofile", "--norc", "-c", "hostname; id -un");
    try {
      Captured answer = Captured.run(Launch.of(question, environment, Path.of("/")), PATIENCE);
      String[] lines = answer.stdout().split("\n");
      if (answer.status() != 0 || lines.length != 2) {
        throw new HostException(
            Kind.IDENTITY, "this machine does not report its identity: " + answer.stderr().strip());
      }
      return new Identity(lines[0].strip(), lines[1].strip());
    } catch (IOException e) {
      throw new HostException(Kind.IDENTITY, "this machine does not report its identity", e);
    }
  }

  /**
   * Starts the run's bash, away from the operator's terminal.
   *
   * <p>A command that ends the shell itself ({@code exit}, {@code exec}, a failure under {@code set
   * -e}) is told by the exit status; {@code 128 + n} for a deadly signal then counts as that
   * signal.
   *
   * @throws HostException when bash or {@code mkfifo} is missing or does not start
   */
  @Override
  public Shell open(OutputSink between) {
    LocalPrograms tools = LocalPrograms.in(environment);
    ShellFolder folder = ShellFolder.create(temporaryFolder, tools, environment);
    try {
      ShellMark mark = ShellMark.fresh();
      Map<String, String> found = environment;
      if (ssh.isPresent()) {
        found = ssh.get().in(folder.programs(), tools, environment);
      }
      OperatorTerminal terminal =
          new OperatorTerminal(tools, operator, mark, found, temporaryFolder);
      return new KeptBash(
          ShellProcess.start(tools, terminal, mark, folder, found, workingFolder, between));
    } catch (IOException e) {
      folder.delete();
      throw new HostException(Kind.SETUP, "bash does not start: " + e.getMessage(), e);
    }
  }
}
