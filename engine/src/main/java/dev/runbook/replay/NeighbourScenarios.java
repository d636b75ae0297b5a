package dev.runbook.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds scenarios outside of the requested files that use the same mock hosts. A reply is unused
 * only if none of them uses it either.
 */
final class NeighbourScenarios {
  private final ScenarioReader reader;
  private final Function<Scenario, Optional<ReadyScenario>> ready;

  /**
   * Neighbours.
   *
   * @param ready makes a scenario ready to be played; empty where something is wrong in it
   */
  NeighbourScenarios(ScenarioReader reader, Function<Scenario, Optional<ReadyScenario>> ready) {
    this.reader = reader;
    this.ready = ready;
  }

  /** The same as if they had been asked for; a file with a mistake in it leaves that open. */
  TestReport with(TestReport report) {
    List<Verdict> verdicts = new ArrayList<>(report.verdicts());
    List<Path> files = new ArrayList<>(report.files());
    for (Path path : of(report)) {
      ScenarioFile file = reader.read(path);
      List<ReadyScenario> all =
          file.scenarios().stream().flatMap(each -> ready.apply(each).stream()).toList();
      if (file.problems().isEmpty() && all.size() == file.scenarios().size()) {
        all.forEach(each -> verdicts.add(each.play().verdict()));
        files.add(path);
      }
    }
    return new TestReport(verdicts, report.problems(), report.findings(), files);
  }

  private Set<Path> of(TestReport report) {
    List<Scenario> asked = report.verdicts().stream().map(Verdict::scenario).toList();
    Set<Path> mocks =
        asked.stream()
            .flatMap(NeighbourScenarios::mocks)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Path> folders =
        Stream.concat(mocks.stream(), asked.stream().map(Scenario::path))
            .map(NeighbourScenarios::folder)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Path> known =
        report.files().stream().map(UnusedReplies::absolute).collect(Collectors.toSet());
    return mocks.stream()
        .map(UnusedReplies::absolute)
        .flatMap(mock -> UnusedReplies.naming(mock, folders, known, reader).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As it was asked for, so that places in its files compare equal. */
  private static Path folder(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  private static Stream<Path> mocks(Scenario scenario) {
    return scenario.mocks().stream()
        .filter(MockPart.InFile.class::isInstance)
        .map(part -> ((MockPart.InFile) part).path());
  }
}
