package dev.runbook.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook host add ALIAS}. */
@Command(
    name = "add",
    description =
        "Show the fingerprint of a host's key, ask, and add it to known_hosts. It does "
            + "not log in.")
final class HostAddCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ALIAS",
      description = "The host: an alias of your SSH configuration, or a name.")
  private String alias;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256:…",
      description = "The fingerprint you were given: a key that has it is added without asking.")
  private Optional<String> fingerprint = Optional.empty();

  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  HostAddCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (alias.isBlank()) {
      throw new UsageException(
          "the alias of the host is empty\n"
              + "  = name a Host of your SSH configuration, or what your name server knows:"
              + " runbook host add web1");
    }
    try (CommandSession session =
        CommandSession.open(world, common, Optional.empty(), reach.preferences(world))) {
      return new HostAdd(world, common, session.runbooks().hostKeys()).add(alias, fingerprint);
    }
  }
}
