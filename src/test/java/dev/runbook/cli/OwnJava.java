package dev.runbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes of a test's own, with the test's classes. */
final class OwnJava {
  private OwnJava() {}

  /**
   * Starts one.
   *
   * @param home its current folder, and its first argument
   * @param marked finds it again, with what it starts
   */
  static Process start(Class<?> main, Path home, ProcessesByMark marked, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                home.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(home.resolve("stderr").toFile());
    marked.into(builder.environment());
    return builder.start();
  }
}
