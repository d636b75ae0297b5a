package dev.runbook.replay;

import dev.runbook.graph.StepGraph;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.PageProcedures;
import dev.runbook.replay.MutationReport.Judged;
import dev.runbook.replay.MutationReport.PageMutants;
import dev.runbook.source.Problem;
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
import java.util.stream.Stream;

/** Changes pages and plays their scenarios. */
final class MutationTests {
  private final Function<Scenario, Optional<ReadyScenario>> ready;
  private final Pages pages;
  private final ScenarioReader reader;
  private final PageCheck check;

  /**
   * Tests of changed pages.
   *
   * @param ready makes a scenario ready to be played
   * @param check finds what bash refuses of changed pages
   */
  MutationTests(
      Function<Scenario, Optional<ReadyScenario>> ready,
      Pages pages,
      ScenarioReader reader,
      PageCheck check) {
    this.check = check;
    this.ready = ready;
    this.pages = pages;
    this.reader = reader;
  }

  MutationReport of(TestReport asked, Predicate<Path> wanted, TestOptions options) {
    TestReport report = new NeighbourScenarios(reader, ready).with(asked);
    Set<Path> pagesAsked = asked.pages();
    Map<Path, List<Verdict>> byPage = new LinkedHashMap<>();
    report.verdicts().stream()
        .filter(Verdict::passes)
        .forEach(
            verdict ->
                byPage.computeIfAbsent(pageOf(verdict), any -> new ArrayList<>()).add(verdict));
    byPage.keySet().removeIf(page -> !pagesAsked.contains(page) || !wanted.test(page));
    List<PageMutants> all = new ArrayList<>();
    byPage.forEach((page, verdicts) -> all.add(page(page, verdicts, report, options)));
    return new MutationReport(all);
  }

  private static Path pageOf(Verdict verdict) {
    return verdict.played().orElseThrow().plan().procedure().path();
  }

  private PageMutants page(
      Path page, List<Verdict> verdicts, TestReport report, TestOptions options) {
    List<ReadyScenario> scenarios =
        verdicts.stream().map(verdict -> ready.apply(verdict.scenario()).orElseThrow()).toList();
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
        new PlayQueue(options)
            .all(
                read(page, mutants, options),
                each -> judge.judge(each.mutant(), each.page()),
                any -> true);
    return new PageMutants(
        page, fates.stream().flatMap(Optional::stream).flatMap(Optional::stream).toList());
  }

  /** A mutant and its page as it is read. */
  private record Read(Mutant mutant, ChangedPage page) {
    static Read of(Mutant mutant, ChangedPage page) {
      page.page(Set.of()); // Here, where several are read at once.
      return new Read(mutant, page);
    }

    StepGraph graph() {
      return page.page(Set.of()).wholePage().page();
    }
  }

  /** What is no page any more after the change, for the reader or for bash, is left out. */
  private List<Read> read(Path page, List<Mutant> mutants, TestOptions options) {
    PageProcedures before = pages.page(page);
    List<Read> all =
        new PlayQueue(options)
                .all(
                    mutants,
                    mutant -> Read.of(mutant, new ChangedPage(page, mutant.page())),
                    any -> true)
                .stream()
                .flatMap(Optional::stream)
                .filter(
                    each ->
                        ChangedPage.errors(each.page().page(Set.of()))
                            <= ChangedPage.errors(before))
                .toList();
    StepGraph graph = before.wholePage().page();
    Map<StepGraph, List<Problem>> refused =
        check.ofChanged(Stream.concat(Stream.of(graph), all.stream().map(Read::graph)).toList());
    int known = refused.getOrDefault(graph, List.of()).size();
    return all.stream()
        .filter(each -> refused.getOrDefault(each.graph(), List.of()).size() <= known)
        .toList();
  }
}
