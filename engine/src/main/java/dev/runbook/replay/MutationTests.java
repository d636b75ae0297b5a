package dev.runbook.replay;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.replay.MutationReport.Judged;
import dev.runbook.replay.MutationReport.PageMutants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Changes pages and plays their scenarios. */
final class MutationTests {
  private final Function<Scenario, ReadyScenario> ready;
  private final Pages pages;
  private final ScenarioReader reader;

  /**
   * Tests of changed pages.
   *
   * @param ready makes a scenario ready to be played
   */
  MutationTests(Function<Scenario, ReadyScenario> ready, Pages pages, ScenarioReader reader) {
    this.ready = ready;
    this.pages = pages;
    this.reader = reader;
  }

  MutationReport of(TestReport report, Predicate<Path> wanted, TestOptions options) {
    Map<Path, List<Verdict>> byPage = new LinkedHashMap<>();
    report.verdicts().stream()
        .filter(Verdict::passes)
        .forEach(
            verdict ->
                byPage.computeIfAbsent(pageOf(verdict), any -> new ArrayList<>()).add(verdict));
    byPage.keySet().removeIf(page -> !wanted.test(page));
    List<PageMutants> all = new ArrayList<>();
    byPage.forEach((page, verdicts) -> all.add(page(page, verdicts, report, options)));
    return new MutationReport(all);
  }

  private static Path pageOf(Verdict verdict) {
    return verdict.played().orElseThrow().plan().procedure().path();
  }

  private PageMutants page(
      Path page, List<Verdict> verdicts, TestReport report, TestOptions options) {
    List<ReadyScenario> scenarios = verdicts.stream().map(Verdict::scenario).map(ready).toList();
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> hosts = new LinkedHashSet<>();
    for (ReadyScenario each : scenarios) {
      each.scenario()
          .given()
          .params()
          .forEach((name, value) -> values.putIfAbsent(name, value.value()));
      hosts.addAll(MockHosts.of(each.layers()).names());
    }
    List<Mutant> mutants = Mutants.of(pages.page(page).wholePage(), values, List.copyOf(hosts));
    MutantJudge judge =
        new MutantJudge(
            page,
            pages.page(page),
            scenarios,
            verdicts.stream().map(verdict -> verdict.played().orElseThrow()).toList(),
            new SharedReplies(reader, report, scenarios, ready));
    List<Optional<Optional<Judged>>> fates =
        new PlayQueue(options).all(mutants, judge::judge, any -> true);
    return new PageMutants(
        page, fates.stream().flatMap(Optional::stream).flatMap(Optional::stream).toList());
  }
}
