package dev.runbook;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Identifies this build of the program, so that it does not use the caches of another build. */
final class BuildIdentity {
  private BuildIdentity() {}

  /** The jar it comes from, its size and time; empty where it runs from loose classes. */
  static Optional<String> find() {
    CodeSource source = BuildIdentity.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar)
          ? Optional.of(
              jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis())
          : Optional.empty();
    } catch (URISyntaxException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
