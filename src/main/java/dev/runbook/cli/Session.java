package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.SshPreferences;
import dev.runbook.Surroundings;
import dev.runbook.cli.console.ConsoleOperator;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine as one command of this program needs it: where pages lie and which hosts there are.
 */
final class Session implements AutoCloseable {
  private final Runbooks runbooks;
  private final Optional<MockScript> mock;
  private final ConsoleOperator operator;

  private Session(Runbooks runbooks, Optional<MockScript> mock, ConsoleOperator operator) {
    this.runbooks = runbooks;
    this.mock = mock;
    this.operator = operator;
  }

  /** Opens it to look at pages; nothing is played. */
  static Session reading(World world, CommonOptions options) {
    return open(world, options, Optional.empty(), SshPreferences.USUAL);
  }

  /**
   * Opens it.
   *
   * @throws UnreadableException when there is a mock file and it cannot be used
   */
  static Session open(World world, CommonOptions options, Optional<Path> mock, SshPreferences ssh) {
    ConsoleOperator operator = new ConsoleOperator();
    Surroundings surroundings =
        new Surroundings(
            world.environment(),
            world.folder().toAbsolutePath(),
            world.temp(),
            LibraryFolders.of(world, options.path()),
            options.maxSize(),
            world.clock(),
            ssh,
            operator);
    if (mock.isEmpty()) {
      return new Session(Runbooks.onThisMachine(surroundings), Optional.empty(), operator);
    }
    Source source = new SourceReader(options.maxSize()).read(mock.get());
    MockScript script = new MockScript(mock.get().toAbsolutePath().normalize(), source.sha256());
    return new Session(Runbooks.on(mocks(source), surroundings), Optional.of(script), operator);
  }

  private static MockHosts mocks(Source source) {
    Problems problems = new Problems(source);
    Optional<MockHosts> mocks = MockHosts.parse(source, problems);
    for (Problem problem : problems.all()) {
      throw new UnreadableException(problem);
    }
    return mocks.orElseThrow(
        () -> new UnreadableException(source.name(), "mock", "it scripts no hosts"));
  }

  Runbooks runbooks() {
    return runbooks;
  }

  /** Whether its hosts are scripted. */
  boolean isMocked() {
    return mock.isPresent();
  }

  /** The file that scripts its hosts, where one does. */
  Optional<MockScript> mock() {
    return mock;
  }

  /** The person its hosts know; nobody, until it is said who asks them. */
  ConsoleOperator operator() {
    return operator;
  }

  /** What the journal calls it. */
  String mode() {
    return isMocked() ? "mock" : "real";
  }

  @Override
  public void close() {
    runbooks.close();
  }
}
