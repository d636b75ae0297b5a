package dev.runbook.cli;

import dev.runbook.cli.console.CoverageView;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.VerdictView;
import dev.runbook.replay.Coverage;
import dev.runbook.replay.TestJson;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.TestResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where what came of tests goes.
 *
 * @param json whether it is printed as JSON
 * @param junit the file for JUnit's XML
 * @param github whether a GitHub workflow is told
 * @param coverage whether what scenarios reach is said, and the file for it; empty for none
 * @param minCoverage how many per cent they must reach
 */
record TestOutput(
    ProcessContext world,
    CommonOptions common,
    boolean json,
    Optional<Path> junit,
    boolean github,
    Optional<String> coverage,
    Optional<Integer> minCoverage) {
  /** Prints and writes it; whether scenarios reach as much as they must. */
  boolean show(TestReport report, double seconds) {
    Screen screen = world.result(common);
    if (json) {
      screen.line(TestJson.of(report));
    } else {
      new VerdictView(screen, common.quiet(), common.verbose()).show(report, seconds);
    }
    TestResults results = new TestResults(report);
    junit.ifPresent(file -> write(file, results.junit()));
    if (github) {
      // With --json, standard output is the JSON and nothing else.
      Screen lines = json ? world.conversation(common) : screen;
      results.annotations().forEach(lines::line);
      summary(results.summary());
    }
    return covers(report);
  }

  private boolean covers(TestReport report) {
    if (coverage.isEmpty() && minCoverage.isEmpty()) {
      return true;
    }
    Coverage reached = Coverage.of(report);
    coverage
        .filter(file -> !file.isEmpty())
        .ifPresent(file -> write(Path.of(file), reached.lcov()));
    if (!json) {
      new CoverageView(world.result(common)).show(reached);
    }
    int least = Math.min(reached.commands(), reached.branches());
    boolean enough = minCoverage.filter(wanted -> least < wanted).isEmpty();
    if (!enough) {
      world
          .conversation(common)
          .notice("the scenarios reach less than " + minCoverage.orElseThrow() + " %");
    }
    return enough;
  }

  private void write(Path file, String text) {
    Path path = world.folder().resolve(file);
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + e.getMessage());
    }
  }

  private void summary(String markdown) {
    String file = world.variable("GITHUB_STEP_SUMMARY");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file), markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UsageException("the step summary cannot be written: " + e.getMessage());
    }
  }
}
