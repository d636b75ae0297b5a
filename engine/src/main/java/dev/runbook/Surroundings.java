package dev.runbook;

import dev.runbook.host.Operator;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the engine is given of the process it runs in; it looks for nothing itself.
 *
 * @param environment the environment variables that commands on this machine get
 * @param folder the folder that commands on this machine begin in
 * @param temp a folder for the private files of shells
 * @param library the folders in which runbooks are looked for, in order
 * @param maxBytes the largest page that is read; {@link SourceReader#DEFAULT_MAX_BYTES} unless said
 * @param clock tells the time
 * @param ssh how hosts are reached
 * @param operator the person at the terminal, if there is one
 */
public record Surroundings(
    Map<String, String> environment,
    Path folder,
    Path temp,
    List<Path> library,
    long maxBytes,
    Clock clock,
    SshPreferences ssh,
    Operator operator) {
  /** Copies map and list. */
  public Surroundings {
    environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    library = List.copyOf(library);
  }

  /** Those of a batch that reaches hosts as the operator's own {@code ssh} does. */
  public Surroundings(
      Map<String, String> environment,
      Path folder,
      Path temp,
      List<Path> library,
      long maxBytes,
      Clock clock) {
    this(
        environment,
        folder,
        temp,
        library,
        maxBytes,
        clock,
        SshPreferences.USUAL,
        Operator.nobody());
  }
}
