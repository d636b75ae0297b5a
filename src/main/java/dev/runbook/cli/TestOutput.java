package dev.runbook.cli;

import dev.runbook.cli.console.ContractView;
import dev.runbook.cli.console.CoverageView;
import dev.runbook.cli.console.DrillView;
import dev.runbook.cli.console.MutationView;
import dev.runbook.cli.console.ProblemView;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.SecondPlayView;
import dev.runbook.cli.console.VerdictView;
import dev.runbook.replay.ContractReport;
import dev.runbook.replay.Measures;
import dev.runbook.replay.Scenario;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.TestJson;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.TestResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The destinations of test results.
 *
 * @param json whether it is printed as JSON
 * @param junit the file for JUnit's XML
 * @param github whether a GitHub workflow is told
 */
record TestOutput(
    ProcessContext world,
    CommonOptions common,
    boolean json,
    Optional<Path> junit,
    boolean github) {
  /** Prints and writes it. */
  void show(TestReport report, Measures measures, Optional<Path> lcov, double seconds) {
    Screen screen = world.result(common);
    if (json) {
      screen.line(TestJson.of(report, measures));
    } else {
      new VerdictView(screen, common.quiet(), common.verbose()).show(report, seconds);
      measures.coverage().ifPresent(new CoverageView(screen)::show);
      measures.mutations().ifPresent(new MutationView(screen)::show);
      measures.drill().ifPresent(new DrillView(screen)::show);
      measures.again().ifPresent(new SecondPlayView(screen)::show);
    }
    TestResults results = new TestResults(report);
    junit.ifPresent(file -> write(file, results.junit()));
    if (github) {
      // With --json, standard output is the JSON and nothing else.
      Screen lines = json ? world.conversation(common) : screen;
      results.annotations().forEach(lines::line);
      summary(results.summary());
    }
    measures.coverage().ifPresent(reached -> lcov.ifPresent(file -> write(file, reached.lcov())));
  }

  /** Prints scenarios that are not played, and what is wrong in their files. */
  void list(List<ScenarioFile> files, List<Scenario> scenarios) {
    Screen screen = world.result(common);
    if (json) {
      screen.line(TestJson.of(scenarios));
    } else {
      scenarios.forEach(each -> screen.line(each.place() + "  " + each.title()));
    }
    ProblemView problems = new ProblemView(world.conversation(common));
    files.forEach(file -> file.problems().forEach(problems::show));
  }

  /** Prints whether a real host answers as its mock does. */
  void show(ContractReport contract) {
    Screen screen = world.result(common);
    if (json) {
      screen.line(TestJson.of(contract));
    } else {
      new ContractView(screen, common.quiet()).show(contract);
    }
  }

  private void write(Path file, String text) {
    Path path = world.folder().resolve(file);
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UsageException(
          Files.isDirectory(path)
              ? file + " is a folder\n  = name a file in it, such as " + file.resolve("tests.xml")
              : file + " cannot be written: " + e.getMessage() + "\n  = name another file");
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
