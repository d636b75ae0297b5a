package dev.runbook;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.lint.Shellcheck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
                    config.environment(),
                    command -> answer(command, config)));
  }

  /** Its status is 0 without findings, 1 with some, and more where it could not look at a file. */
  private static Shellcheck.Answer answer(List<String> command, EngineConfig config)
      throws IOException {
    Captured said = Captured.run(Launch.of(command, config.environment(), config.folder()), LIMIT);
    return new Shellcheck.Answer(said.stdout(), said.status() <= 1);
  }
}
