package dev.runbook.approval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the file that lists who may approve: first the machine's, which its operators cannot
 * change, then the one that the environment names, then the operator's own.
 */
final class AllowedSigners {
  private static final Path MACHINE = Path.of("/etc/runbook/allowed_signers");

  private AllowedSigners() {}

  /** The file; empty where there is none. */
  public static Optional<Path> find(Map<String, String> environment) {
    return find(environment, MACHINE);
  }

  static Optional<Path> find(Map<String, String> environment, Path machine) {
    return places(environment, machine).stream().filter(Files::isRegularFile).findFirst();
  }

  /** Where it is looked for, in this order. */
  public static List<Path> places(Map<String, String> environment) {
    return places(environment, MACHINE);
  }

  private static List<Path> places(Map<String, String> environment, Path machine) {
    String named = environment.getOrDefault("RUNBOOK_ALLOWED_SIGNERS", "");
    Path home = Path.of(environment.getOrDefault("HOME", "/"));
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path own =
        (config.isEmpty() ? home.resolve(".config") : Path.of(config))
            .resolve("runbook/allowed_signers");
    return List.of(machine, (named.isEmpty() ? own : Path.of(named)).toAbsolutePath());
  }
}
