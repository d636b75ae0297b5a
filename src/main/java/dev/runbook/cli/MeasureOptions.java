package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.replay.Coverage;
import dev.runbook.replay.Measures;
import dev.runbook.replay.MutationReport;
import dev.runbook.replay.ScenarioTests;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that measure how much scenarios notice. */
final class MeasureOptions {
  @Option(
      names = "--coverage",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Show the commands and branches of the pages that no scenario reaches. With a "
              + "file, also write LCOV.")
  private Optional<String> coverage = Optional.empty();

  @Option(
      names = "--min-coverage",
      paramLabel = "N",
      converter = PercentConverter.class,
      description = "Exit with 1 if fewer than N per cent of commands or of branches are reached.")
  private Optional<Integer> minCoverage = Optional.empty();

  @Option(
      names = "--mutate",
      description =
          "Change the pages in memory, one change at a time, and show those that no "
              + "scenario notices.")
  private boolean mutate;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "With --mutate: only pages that have changed since a git revision, or whose scenarios or"
              + " mock hosts have.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--min-killed",
      paramLabel = "N",
      converter = PercentConverter.class,
      description =
          "With --mutate: exit with 1 if scenarios notice fewer than N per cent of the "
              + "changes.")
  private Optional<Integer> minKilled = Optional.empty();

  @Option(
      names = "--drill",
      description =
          "Play each scenario that ends well with one thing gone wrong each time: a command fails,"
              + " hangs, loses its connection; a host is another. No such run may end with 0.")
  private boolean drill;

  @Option(
      names = "--again",
      description =
          "Play each scenario that ends well a second time, on the hosts as the first play "
              + "left them, and show what each step does.")
  private boolean again;

  /** Takes the measures that were asked for. */
  Measures of(Runbooks runbooks, ScenarioTests tests, TestReport report, TestOptions options) {
    boolean covers = coverage.isPresent() || minCoverage.isPresent();
    return new Measures(
        covers ? Optional.of(Coverage.of(report)) : Optional.empty(),
        mutates() ? Optional.of(mutations(runbooks, tests, report, options)) : Optional.empty(),
        drill ? Optional.of(tests.drill(report, options)) : Optional.empty(),
        again ? Optional.of(tests.again(report, options)) : Optional.empty());
  }

  private boolean mutates() {
    if (!mutate && since.isPresent()) {
      throw new UsageException("--since says which pages --mutate changes; write both");
    }
    return mutate || minKilled.isPresent();
  }

  private MutationReport mutations(
      Runbooks runbooks, ScenarioTests tests, TestReport report, TestOptions options) {
    Set<Path> pages =
        since
            .map(revision -> report.pagesOf(runbooks.changedFiles(revision)))
            .orElseGet(report::pages);
    return tests.mutate(report, pages::contains, options);
  }

  /** A page or a file of scenarios behind {@code --coverage} was meant to be tested. */
  void refuseLosses() {
    coverage
        .filter(file -> file.matches("(?s).*\\.(?:md|ya?ml)"))
        .ifPresent(
            file -> {
              throw new UsageException(
                  "--coverage FILE writes over FILE, and `"
                      + file
                      + "` is a page or holds scenarios; write it before --coverage");
            });
  }

  /** The file for coverage as LCOV. */
  Optional<Path> lcov() {
    return coverage.filter(file -> !file.isEmpty()).map(Path::of);
  }

  /** Which thresholds were missed, in a sentence each. */
  List<String> missed(Measures measures) {
    List<String> missed = new ArrayList<>();
    measures
        .coverage()
        .filter(reached -> Math.min(reached.commands(), reached.branches()) < minCoverage.orElse(0))
        .ifPresent(
            any -> missed.add("the scenarios reach less than " + minCoverage.orElseThrow() + " %"));
    measures
        .mutations()
        .filter(changes -> changes.percent() < minKilled.orElse(0))
        .ifPresent(
            changes ->
                missed.add(
                    "the scenarios notice "
                        + changes.percent()
                        + " % of the changes, less than "
                        + minKilled.orElseThrow()
                        + " %"));
    measures
        .drill()
        .filter(all -> !all.holds())
        .ifPresent(all -> missed.add("in the drill, runs ended as they must not"));
    return missed;
  }
}
