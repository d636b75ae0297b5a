package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenarios of the runbooks that ship: all of them pass, no mock is without one, and no night
 * on which one thing goes wrong ends as if all was well.
 */
class ShippedRunbooksTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

  @TempDir Path folder;

  @Test
  void everyScenarioPassesAndNoNightOfADrillEndsAsIfAllWasWell() {
    CommandLineRun run = new CommandLineRun(folder);
    int exit = run.run("test", "--drill", RUNBOOKS.toString());
    assertThat(exit).as(run.out() + run.err()).isEqualTo(0);
  }

  @Test
  void everyMockHasScenariosBesideIt() throws IOException {
    assertThat(named(".test.yaml")).containsAll(named(".mock.yaml"));
  }

  private static Set<String> named(String ending) throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.replace(ending, ""))
          .collect(Collectors.toSet());
    }
  }
}
