package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every runbook that ships plays to its end on the mock that ships with it. */
class ShippedRunbooksTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

  /** What a person would fill in. */
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "restore-database",
          List.of(
              "--param",
              "dump=skriptoteket-20260102-031500.sql",
              "--confirm",
              "restore-database@hemma",
              "--with",
              "the-users-know"),
          "reset-database",
          List.of(
              "--param",
              "admin-password=a-throw-away-one",
              "--confirm",
              "reset-database@hemma",
              "--with",
              "the-owner-agrees"),
          "restore-proof",
          List.of("--confirm", "restore-proof@hemma"),
          "prune-backups",
          List.of("--confirm", "prune-backups@hemma"),
          "rollback",
          List.of("--param", "commit=4be19d7"));

  @TempDir Path folder;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".mock.yaml"))
          .map(name -> name.replace(".mock.yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void playsInABatch(String name) {
    CommandLineRun run = new CommandLineRun(folder);
    List<String> args =
        new ArrayList<>(List.of("play", RUNBOOKS.resolve(name + ".md").toString(), "--yes"));
    args.addAll(List.of("--mock", RUNBOOKS.resolve(name + ".mock.yaml").toString()));
    args.addAll(FLAGS.getOrDefault(name, List.of()));
    assertThat(run.run(args.toArray(String[]::new))).as(run.err()).isEqualTo(0);
  }
}
