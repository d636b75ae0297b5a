package dev.runbook.replay;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mock files of one page's scenarios, and the other scenarios that use their replies. */
final class SharedReplies {
  /** A scenario of another page, or one that was not played. */
  private record Other(Scenario scenario, Optional<Verdict> verdict, List<MockPlace> unused) {}

  private final ScenarioReader reader;
  private final List<Path> files;
  private final List<Other> others = new ArrayList<>();

  /**
   * Of one page.
   *
   * @param report what came of all scenarios
   * @param own those of the page
   */
  SharedReplies(
      ScenarioReader reader,
      TestReport report,
      List<ReadyScenario> own,
      Function<Scenario, Optional<ReadyScenario>> ready) {
    this.reader = reader;
    this.files = report.files();
    Set<String> mine = own.stream().map(each -> key(each.scenario())).collect(Collectors.toSet());
    Set<Path> mocks =
        own.stream().flatMap(each -> mocks(each.scenario())).collect(Collectors.toSet());
    Set<String> played = new HashSet<>(mine);
    for (Verdict verdict : report.verdicts()) {
      Scenario scenario = verdict.scenario();
      played.add(key(scenario));
      if (!mine.contains(key(scenario)) && mocks(scenario).anyMatch(mocks::contains)) {
        others.add(
            new Other(
                scenario,
                Optional.of(verdict),
                unused(ready.apply(scenario).orElseThrow(), verdict)));
      }
    }
    files.stream()
        .flatMap(file -> reader.read(file).scenarios().stream())
        .filter(scenario -> !played.contains(key(scenario)))
        .filter(scenario -> mocks(scenario).anyMatch(mocks::contains))
        .forEach(scenario -> others.add(new Other(scenario, Optional.empty(), List.of())));
  }

  private static String key(Scenario scenario) {
    return scenario.path() + "::" + scenario.name().value();
  }

  private static Stream<Path> mocks(Scenario scenario) {
    return scenario.mocks().stream()
        .filter(MockPart.InFile.class::isInstance)
        .map(part -> ((MockPart.InFile) part).path());
  }

  private static List<MockPlace> unused(ReadyScenario ready, Verdict verdict) {
    Set<MockPlace> used = new HashSet<>(verdict.played().orElseThrow().used());
    return MockHosts.of(ready.layers()).unused().stream()
        .filter(reply -> !used.contains(reply))
        .toList();
  }

  /** Whether all replies are asked for when this came of the page's own scenarios. */
  boolean areAskedFor(List<ScenarioResult> results) {
    UnusedReplies replies = new UnusedReplies(reader, files);
    results.forEach(
        result ->
            replies.add(
                result.verdict().scenario(), Optional.of(result.verdict()), result.unused()));
    others.forEach(other -> replies.add(other.scenario(), other.verdict(), other.unused()));
    return replies.all().isEmpty();
  }
}
