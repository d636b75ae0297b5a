package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final boolean WHOLE = Boolean.getBoolean("soak");
  private static final List<String> SAMPLE = List.of("prune-backups", "rollback", "dns");

  @TempDir Path folder;

  @Test
  void everyScenarioPassesAndNoNightOfADrillEndsAsIfAllWasWell() {
    CommandLineRun run = new CommandLineRun(folder);
    int exit = run.run("test", "--drill", "--min-coverage", "95", RUNBOOKS.toString());
    assertThat(exit).as(run.out() + run.err()).isEqualTo(0);
    assertThat(run.out()).contains("commands 100 % ·");
  }

  /** A sample: all pages are changed by the soak. */
  @Test
  void theyNoticeNineOfTenChanges() {
    CommandLineRun run = new CommandLineRun(folder);
    List<String> args = new ArrayList<>(List.of("test", "--min-killed", "90"));
    if (WHOLE) {
      args.add(RUNBOOKS.toString());
    } else {
      SAMPLE.forEach(page -> args.add(RUNBOOKS.resolve(page + ".test.yaml").toString()));
    }
    int exit = run.run(args.toArray(String[]::new));
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
