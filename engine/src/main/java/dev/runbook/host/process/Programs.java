package dev.runbook.host.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds programs by the PATH of a given environment, as a shell there would. */
public final class Programs {
  private static final String USUAL_PLACES = "/usr/bin:/bin";

  private Programs() {}

  /** The first program of this name that can be run. */
  public static Optional<Path> find(String name, Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", USUAL_PLACES).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> candidate(folder, name).stream())
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }

  private static Optional<Path> candidate(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name).toAbsolutePath());
    } catch (InvalidPathException e) {
      // A damaged PATH entry hides no program: the shell would pass over it, too.
      return Optional.empty();
    }
  }
}
