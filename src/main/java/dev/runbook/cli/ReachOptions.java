package dev.runbook.cli;

import dev.runbook.SshPreferences;
import dev.runbook.source.NearestFile;
import java.nio.file.Files;
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

  /** Those that {@link PlainWords} may be. */
  static final PlainOptions PLAIN = PlainOptions.once("--ssh-config");

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

  /** What some words say of them. */
  static ReachOptions of(PlainWords words) {
    ReachOptions options = new ReachOptions();
    options.config = words.path("--ssh-config");
    return options;
  }

  SshPreferences preferences(ProcessContext world) {
    Optional<Path> file =
        config.or(
            () ->
                Optional.of(world.variable("RUNBOOK_SSH_CONFIG"))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of));
    file.ifPresent(path -> refuseUnreadable(world.folder().toAbsolutePath().resolve(path), path));
    return new SshPreferences(
        file.map(path -> world.folder().toAbsolutePath().resolve(path)),
        transport.map(name -> name.name().toLowerCase(Locale.ROOT)));
  }

  /** ssh itself takes a folder for an empty file, and every host of it for an unknown one. */
  private static void refuseUnreadable(Path file, Path named) {
    String what = "the SSH configuration " + named;
    if (Files.isDirectory(file)) {
      throw new UsageException(what + " is a folder\n  = `ls " + named + "` lists its contents");
    }
    if (!Files.isReadable(file)) {
      throw new UsageException(what + " cannot be read\n  = " + NearestFile.hint(file));
    }
  }
}
