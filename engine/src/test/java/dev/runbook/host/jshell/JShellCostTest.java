package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints what JShell costs here: {@code mvn -q -pl engine test -Dtest=JShellCostTest -Dcosts}. */
@EnabledIfSystemProperty(named = "costs", matches = ".*", disabledReason = "run it with -Dcosts")
class JShellCostTest {
  @TempDir Path folder;

  @Test
  void printsMedians() {
    List<Long> starts = new ArrayList<>();
    List<Long> snippets = new ArrayList<>();
    for (int run = 0; run < 7; run++) {
      long start = System.nanoTime();
      try (JavaBench bench = new JavaBench(folder)) {
        assertThat(bench.run("int x = 1;")).isEqualTo(Outcome.ok());
        starts.add(System.nanoTime() - start);
        for (int i = 0; i < 40; i++) {
          long one = System.nanoTime();
          assertThat(bench.run("x = x + 1;")).isEqualTo(Outcome.ok());
          snippets.add(System.nanoTime() - one);
        }
      }
    }
    System.out.printf(
        "first result %d ms, each snippet %.1f ms (medians of %d and %d)%n",
        median(starts) / 1_000_000, median(snippets) / 1e6, starts.size(), snippets.size());
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
