package dev.runbook.cli;

import dev.runbook.SshPreferences;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how hosts are reached. */
final class ReachOptions {
  /** The ways of speaking SSH that can be forced. */
  enum TransportName {
    jsch,
    openssh
  }

  @Option(
      names = "--ssh-config",
      paramLabel = "FILE",
      description =
          "The OpenSSH configuration to use instead of the usual one, as ssh -F."
              + " RUNBOOK_SSH_CONFIG in the environment does the same.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description =
          "Reach every host by jsch, or by openssh, rather than by what its configuration needs.")
  private Optional<TransportName> transport = Optional.empty();

  SshPreferences preferences(ProcessContext world) {
    Optional<Path> file =
        config.or(
            () ->
                Optional.of(world.variable("RUNBOOK_SSH_CONFIG"))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of));
    file.filter(path -> !path.toFile().canRead())
        .ifPresent(
            path -> {
              throw new UsageException("the SSH configuration " + path + " cannot be read");
            });
    return new SshPreferences(
        file.map(path -> world.folder().toAbsolutePath().resolve(path)),
        transport.map(name -> name.name().toLowerCase(Locale.ROOT)));
  }
}
