package dev.runbook;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.lint.Shellcheck;
import java.time.Duration;
import java.util.Optional;

/** The ShellCheck of this machine, if it has one. */
final class InstalledShellcheck {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private InstalledShellcheck() {}

  static Optional<Shellcheck> find(EngineConfig config) {
    return Programs.find("shellcheck", config.environment())
        .map(
            program ->
                new Shellcheck(
                    program.toString(),
                    config.temp(),
                    command ->
                        Captured.run(
                                Launch.of(command, config.environment(), config.folder()), LIMIT)
                            .stdout()));
  }
}
