package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page of the runbooks that ship must be: planned without an error, and clean. */
class ShippedPagesTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

  @TempDir static Path folder;

  static List<String> procedures() throws IOException {
    CommandLineRun list = new CommandLineRun(folder);
    list.run("list", RUNBOOKS.toString(), "--json");
    return JSON.std.listFrom(list.out()).stream()
        .map(entry -> (Map<?, ?>) entry)
        .map(entry -> entry.get("path") + fragment(entry))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void isPlannedWithoutAnErrorOrAWarning(String procedure) {
    CommandLineRun plan = new CommandLineRun(folder);
    assertThat(plan.run("plan", procedure)).as(plan.err()).isEqualTo(0);
    assertThat(plan.err()).doesNotContain("error[", "warning[");
  }

  @Test
  void isCleanForAStrictReviewer() {
    CommandLineRun lint = new CommandLineRun(folder);
    assertThat(lint.run("lint", "--strict", RUNBOOKS.toString())).as(lint.out()).isEqualTo(0);
    assertThat(lint.out()).doesNotContain("note[");
  }

  private static String fragment(Map<?, ?> entry) {
    Object section = entry.get("section");
    return section == null || section.equals("") ? "" : "#" + section;
  }
}
