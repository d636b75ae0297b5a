package dev.runbook.cli;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.SshPreferences;
import dev.runbook.cli.console.ConsoleOperator;
import dev.runbook.graph.HostUse;
import dev.runbook.journal.RunStore;
import dev.runbook.play.PlayContext;
import dev.runbook.play.RemoteRuns;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The engine for one command of this program, with its pages and hosts. */
final class CommandSession implements AutoCloseable {
  private final Runbooks runbooks;
  private final ConsoleOperator operator;

  private CommandSession(Runbooks runbooks, ConsoleOperator operator) {
    this.runbooks = runbooks;
    this.operator = operator;
  }

  /** Opens it to look at pages; nothing is played. */
  static CommandSession reading(ProcessContext world, CommonOptions options) {
    return open(world, options, Optional.empty(), SshPreferences.USUAL);
  }

  /**
   * Opens it.
   *
   * @throws UnreadableException when there is a mock file and it cannot be used
   */
  static CommandSession open(
      ProcessContext world, CommonOptions options, Optional<Path> mock, SshPreferences ssh) {
    ConsoleOperator operator = new ConsoleOperator();
    EngineConfig config = config(world, options, ssh, operator).build();
    Runbooks runbooks =
        mock.map(file -> Runbooks.on(file, config)).orElseGet(() -> Runbooks.onThisMachine(config));
    return new CommandSession(runbooks, operator);
  }

  /**
   * Opens it to begin runs that are played outside this process.
   *
   * @param copies where they are copied to
   */
  static CommandSession remote(
      ProcessContext world, CommonOptions options, RemoteRuns runs, Supplier<RunStore> copies) {
    return following(world, options, runs, RemotePlaces.who(world), copies);
  }

  /**
   * Opens it to follow a run that is played outside this process.
   *
   * @param by who began it
   * @param copies where it is copied to
   */
  static CommandSession following(
      ProcessContext world,
      CommonOptions options,
      RemoteRuns runs,
      PlayContext.Player by,
      Supplier<RunStore> copies) {
    ConsoleOperator operator = new ConsoleOperator();
    EngineConfig config =
        config(world, options, SshPreferences.USUAL, operator)
            .clock(runs.clock())
            .user(by.operator())
            .machine(by::machine)
            .version(by.version())
            .runs(copies)
            .build();
    return new CommandSession(Runbooks.reaching(runs.hosts(), HostUse.LOCAL, config), operator);
  }

  private static EngineConfig.Builder config(
      ProcessContext world, CommonOptions options, SshPreferences ssh, ConsoleOperator operator) {
    return EngineConfig.builder()
        .environment(world.environment())
        .folder(world.folder())
        .temp(world.temp())
        .library(LibraryFolders.of(world, options.path()))
        .maxBytes(options.maxSize())
        .clock(world.clock())
        .ssh(ssh)
        .operator(operator)
        .user(world.operator())
        .machine(world.machine())
        .version(world.version())
        .terminal(world.terminals().size())
        .runs(world.runs());
  }

  Runbooks runbooks() {
    return runbooks;
  }

  /** Whether its hosts are scripted. */
  boolean isMocked() {
    return runbooks.isMocked();
  }

  /** The person its hosts know; nobody, until it is said who asks them. */
  ConsoleOperator operator() {
    return operator;
  }

  @Override
  public void close() {
    runbooks.close();
  }
}
