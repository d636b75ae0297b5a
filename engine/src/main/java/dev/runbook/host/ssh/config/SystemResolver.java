package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Resolves an alias by the system's own {@code ssh -G}. */
final class SystemResolver implements ConfigResolver {
  /** A {@code Match exec} may take its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path ssh;
  private final Map<String, String> environment;
  private final Path folder;

  SystemResolver(Path ssh, Map<String, String> environment, Path folder) {
    this.ssh = ssh;
    this.environment = environment;
    this.folder = folder;
  }

  @Override
  public ResolvedSettings resolve(String alias, List<String> options) {
    // With one -v it says which commands of the configuration it ran; they are run without it, too.
    List<String> command = new ArrayList<>(List.of(ssh.toString(), "-v", "-G"));
    command.addAll(options);
    command.addAll(List.of("--", alias));
    try {
      Captured answer = Captured.run(Launch.of(command, environment, folder), PATIENCE);
      if (answer.status() != 0) {
        throw new HostException(
            Kind.SETUP, "ssh cannot read the configuration of " + alias + ": " + said(answer));
      }
      return new ResolvedSettings(
          values(answer.stdout()), answer.stderr().contains("debug1: Executing command: "));
    } catch (IOException e) {
      throw new HostException(
          Kind.SETUP, "the configuration of " + alias + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, List<String>> values(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              String[] parts = line.split(" ", 2);
              values
                  .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                  .add(parts.length < 2 ? "" : parts[1]);
            });
    return values;
  }

  private static String said(Captured answer) {
    String said =
        answer
            .stderr()
            .lines()
            .filter(line -> !line.startsWith("debug1: ") && !line.startsWith("OpenSSH_"))
            .filter(line -> !line.startsWith("Pseudo-terminal will not"))
            .map(NameChecks::shown)
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? "it ended with status " + answer.status() : said;
  }
}
