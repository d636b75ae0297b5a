package dev.runbook.replay;

import dev.runbook.host.mock.MockFile;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Hosts;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plays scenarios and collects their results. Pages, mock files and plans are made once for all.
 */
public final class ScenarioTests {
  private final PageCheck check;
  private final ScenarioReader reader;
  private final Pages pages;
  private final MockFiles mocks;
  private final ScenarioPlans plans;
  private final PlanTexts planTexts;

  /**
   * Tests.
   *
   * @param reader reads files
   * @param folders where pages are looked for that do not lie beside their scenarios
   * @param check finds what else is wrong with pages
   */
  public ScenarioTests(SourceReader reader, List<Path> folders, PageCheck check) {
    this.check = check;
    this.reader = new ScenarioReader(reader);
    this.pages = new Pages(folders, reader);
    this.mocks = new MockFiles(reader);
    this.plans = new ScenarioPlans(check::of);
    this.planTexts = new PlanTexts(pages, reader);
  }

  /** Reads files of scenarios; what is wrong is in what it gives back. */
  public List<ScenarioFile> read(List<Path> files) {
    return files.stream().map(reader::read).toList();
  }

  /**
   * Takes scenarios apart that are not in a file.
   *
   * @param path where they would be: pages and mock files are looked for from there
   */
  public ScenarioFile read(Path path, Source text) {
    return reader.read(path, text);
  }

  /** Plays the scenarios of some files. */
  public TestReport run(List<ScenarioFile> files, TestOptions options) {
    Set<Problem> problems = new LinkedHashSet<>();
    List<ReadyScenario> ready = new ArrayList<>();
    PlayQueue queue = new PlayQueue(options);
    files.forEach(file -> ready.addAll(prepare(file, queue, problems)));
    List<ReadyScenario> wanted =
        ready.stream().filter(each -> options.wants(each.scenario())).toList();
    List<Optional<ScenarioResult>> results =
        queue.all(wanted, ReadyScenario::play, result -> result.verdict().passes());
    List<Difference> findings = new ArrayList<>(unusedReplies(files, wanted, results));
    wanted.stream()
        .map(each -> each.plan().procedure().path())
        .distinct()
        .forEach(page -> planTexts.difference(page).ifPresent(findings::add));
    return new TestReport(
        results.stream().flatMap(result -> result.map(ScenarioResult::verdict).stream()).toList(),
        List.copyOf(problems),
        findings,
        files.stream().map(ScenarioFile::path).toList());
  }

  /**
   * Changes pages in memory, one change at a time, and plays their scenarios: whether they notice.
   *
   * @param report what came of the scenarios; those that fail say nothing
   * @param wanted which pages are changed
   */
  public MutationReport mutate(TestReport report, Predicate<Path> wanted, TestOptions options) {
    return new MutationTests(this::prepared, pages, reader, check).of(report, wanted, options);
  }

  /**
   * Asks a real host what its mock is asked in scenarios, as far as that only looks, and compares.
   *
   * @param report what came of the scenarios; those that fail say nothing
   * @param alias the host, by the name that mock and reality go by
   * @param hosts the real ones
   */
  public ContractReport against(TestReport report, String alias, Hosts hosts) {
    return new Contract(alias, hosts)
        .of(
            report.verdicts().stream()
                .filter(Verdict::passes)
                .flatMap(verdict -> verdict.played().stream())
                .flatMap(played -> played.parts().stream())
                .toList());
  }

  /** Plays each scenario that ended well again and again, with one thing gone wrong each time. */
  public DrillReport drill(TestReport report, TestOptions options) {
    return DrillReport.of(
        new PlayQueue(options)
                .all(
                    well(report),
                    verdict -> DrillReport.of(verdict.played().orElseThrow().drill()),
                    DrillReport::holds)
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  /** Plays each scenario that ended well once more, on the hosts as they are then. */
  public List<SecondPlay> again(TestReport report, TestOptions options) {
    return new PlayQueue(options)
        .all(well(report), verdict -> ready(verdict.scenario()).secondPlay(), any -> true).stream()
            .flatMap(Optional::stream)
            .toList();
  }

  /** Those that end well in one piece. */
  private static List<Verdict> well(TestReport report) {
    return report.verdicts().stream()
        .filter(Verdict::passes)
        .filter(verdict -> verdict.scenario().sequel().isNothing())
        .filter(verdict -> verdict.played().orElseThrow().exit() == 0)
        .toList();
  }

  /**
   * Which mock files of a report's scenarios are not to be believed any more, in a sentence each.
   */
  public List<String> outdated(TestReport report, LocalDate today) {
    return report.verdicts().stream()
        .flatMap(verdict -> ready(verdict.scenario()).layers().stream())
        .filter(mock -> mock.validUntil().filter(today::isAfter).isPresent())
        .map(
            mock ->
                mock.source().name()
                    + " was believed until "
                    + mock.validUntil().orElseThrow()
                    + "; record it again")
        .distinct()
        .toList();
  }

  /** A scenario in which nothing is wrong. */
  ReadyScenario ready(Scenario scenario) {
    return prepared(scenario).orElseThrow();
  }

  /** Empty where something is wrong in it. */
  private Optional<ReadyScenario> prepared(Scenario scenario) {
    return prepare(scenario, new Problems(scenario.source()));
  }

  /** What of files can be changed by itself so that tests pass again. */
  public Updates updates(Set<Updates.Kind> kinds) {
    return new Updates(kinds, mocks, planTexts);
  }

  /** The scenarios of a file in which nothing is wrong; none of a file with a mistake in it. */
  private List<ReadyScenario> prepare(ScenarioFile file, PlayQueue queue, Set<Problem> problems) {
    Problems wrong = new Problems(file.source());
    file.problems().forEach(wrong::add);
    List<ReadyScenario> all = new ArrayList<>();
    for (Prepared prepared : queue.each(file.scenarios(), this::preparation)) {
      prepared.ready().ifPresent(all::add);
      prepared.problems().forEach(wrong::add);
    }
    problems.addAll(SameMistake.once(wrong.all()));
    return wrong.all().isEmpty() ? all : List.of();
  }

  /** A scenario, and what is wrong with it. */
  private record Prepared(Optional<ReadyScenario> ready, List<Problem> problems) {}

  private Prepared preparation(Scenario scenario) {
    Problems own = new Problems(scenario.source());
    Optional<ReadyScenario> ready = prepare(scenario, own);
    return new Prepared(ready, own.all());
  }

  private Optional<ReadyScenario> prepare(Scenario scenario, Problems problems) {
    Pages.Found found = pages.of(scenario);
    found.problem().ifPresent(problems::add);
    int before = problems.all().size();
    List<MockFile> layers = mocks.layers(scenario, problems);
    boolean sound = problems.all().size() == before;
    List<Procedure> procedures = new ArrayList<>(found.procedure().stream().toList());
    for (Scenario part : scenario.sequel().parts()) {
      Pages.Found next = pages.of(part);
      next.problem().filter(any -> found.problem().isEmpty()).ifPresent(problems::add);
      next.procedure().ifPresent(procedures::add);
    }
    boolean all = procedures.size() == 1 + scenario.sequel().parts().size();
    if (!all || !sound || layers.isEmpty()) {
      return Optional.empty();
    }
    return ReadyScenario.of(scenario, procedures, layers, plans, problems);
  }

  private List<Difference> unusedReplies(
      List<ScenarioFile> files,
      List<ReadyScenario> wanted,
      List<Optional<ScenarioResult>> results) {
    UnusedReplies replies =
        new UnusedReplies(reader, files.stream().map(ScenarioFile::path).toList());
    for (int i = 0; i < wanted.size(); i++) {
      Optional<ScenarioResult> result = results.get(i);
      replies.add(
          wanted.get(i).scenario(),
          result.map(ScenarioResult::verdict),
          result.map(ScenarioResult::unused).orElse(List.of()));
    }
    Set<Scenario> played = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.forEach(each -> played.add(each.scenario()));
    files.stream()
        .flatMap(file -> file.scenarios().stream())
        .filter(scenario -> !played.contains(scenario))
        .forEach(scenario -> replies.add(scenario, Optional.empty(), List.of()));
    return replies.all();
  }
}
