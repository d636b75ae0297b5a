package dev.runbook.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database server of a test's own, without a port. It will not run as root, so it runs as its
 * user.
 */
final class Postgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path home;

  private Postgres(Path programs, Path home) {
    this.programs = programs;
    this.home = home;
  }

  static Postgres start() throws IOException {
    Optional<Path> programs = programs();
    assumeTrue(programs.isPresent(), "PostgreSQL is not installed here");
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become postgres");
    Postgres postgres = new Postgres(programs.get(), Files.createTempDirectory("rbpg"));
    run("chown", List.of("chown", "postgres", postgres.home.toString()));
    postgres.call("initdb", "-D", postgres.data(), "-A", "trust", "--no-sync");
    postgres.call(
        "pg_ctl",
        "-D",
        postgres.data(),
        "-w",
        "-l",
        postgres.home + "/log",
        "-o",
        "-c listen_addresses='' -c unix_socket_directories=" + postgres.home,
        "start");
    return postgres;
  }

  Path socket() {
    return home;
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .findFirst();
    }
  }

  private void call(String program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("runuser", "-u", "postgres", "--", programs.resolve(program) + ""));
    command.addAll(List.of(arguments));
    run(program, command);
  }

  private static void run(String what, List<String> command) throws IOException {
    Path log = Files.createTempFile(what, ".log");
    try {
      int status =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new AssertionError(command + ": " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Files.delete(log);
    }
  }

  @Override
  public void close() throws IOException {
    call("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    run("rm", List.of("rm", "-rf", home.toString()));
  }
}
