package dev.runbook.replay;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Plays scenarios and says what came of them. Pages, mock files and plans are made once for all.
 */
public final class ScenarioTests {
  /** A scenario that can be played: nothing is wrong in it. */
  private record Ready(Scenario scenario, Plan plan, Map<String, Answers> answers) {}

  private final SourceReader reader;
  private final Pages pages;
  private final MockFiles mocks;
  private final ScenarioPlans plans;

  /**
   * Tests.
   *
   * @param reader reads files
   * @param folders where pages are looked for that do not lie beside their scenarios
   * @param check adds to a plan what else is wrong with it
   */
  public ScenarioTests(SourceReader reader, List<Path> folders, UnaryOperator<Plan> check) {
    this.reader = reader;
    this.pages = new Pages(folders, reader);
    this.mocks = new MockFiles(reader);
    this.plans = new ScenarioPlans(check);
  }

  /** Reads files of scenarios; what is wrong is in what it gives back. */
  public List<ScenarioFile> read(List<Path> files) {
    ScenarioReader scenarios = new ScenarioReader(reader);
    return files.stream().map(scenarios::read).toList();
  }

  /** Plays the scenarios of some files. */
  public TestReport run(List<ScenarioFile> files, TestOptions options) {
    Set<Problem> problems = new LinkedHashSet<>();
    List<Ready> ready = new ArrayList<>();
    for (ScenarioFile file : files) {
      Problems wrong = new Problems(file.source());
      file.problems().forEach(wrong::add);
      List<Ready> all =
          file.scenarios().stream()
              .flatMap(scenario -> prepare(scenario, wrong).stream())
              .filter(each -> options.wants(each.scenario()))
              .toList();
      wrong.all().stream()
          .sorted(Comparator.comparing(problem -> problem.span().start()))
          .forEach(problems::add);
      if (wrong.all().isEmpty()) {
        ready.addAll(all);
      }
    }
    List<Verdict> verdicts = play(ready, options);
    List<Path> paths = files.stream().map(ScenarioFile::path).toList();
    return new TestReport(verdicts, List.copyOf(problems), List.of(), paths);
  }

  private Optional<Ready> prepare(Scenario scenario, Problems problems) {
    Pages.Found found = pages.of(scenario);
    found.problem().ifPresent(problems::add);
    List<Problem> wrong = mocks.problems(scenario);
    wrong.forEach(problems::add);
    if (found.procedure().isEmpty() || !wrong.isEmpty() || scenario.mocks().isEmpty()) {
      return Optional.empty();
    }
    Procedure procedure = found.procedure().get();
    MockHosts hosts = mocks.hosts(scenario);
    Plan plan = plans.of(scenario, procedure, MockedMachine.of(hosts));
    Map<String, Answers> answers =
        new ScenarioCheck(scenario, plan, hosts.names(), problems).check();
    return Optional.of(new Ready(scenario, plan, answers));
  }

  /** Plays them in some order; what came of them is in the order of their files. */
  private List<Verdict> play(List<Ready> ready, TestOptions options) {
    List<Ready> order = new ArrayList<>(ready);
    options.shuffle().ifPresent(seed -> Collections.shuffle(order, new Random(seed)));
    AtomicBoolean hasFailed = new AtomicBoolean();
    ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, options.jobs()));
    try {
      Map<Ready, Future<Optional<Verdict>>> playing = new LinkedHashMap<>();
      for (Ready each : order) {
        playing.put(
            each,
            workers.submit(
                () -> {
                  if (options.failFast() && hasFailed.get()) {
                    return Optional.empty();
                  }
                  Verdict verdict = verdict(each);
                  hasFailed.compareAndSet(false, !verdict.passes());
                  return Optional.of(verdict);
                }));
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (Ready each : ready) {
        result(playing.get(each)).ifPresent(verdicts::add);
      }
      return verdicts;
    } finally {
      workers.shutdownNow();
    }
  }

  private static Optional<Verdict> result(Future<Optional<Verdict>> verdict) {
    try {
      return verdict.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private Verdict verdict(Ready ready) {
    MockHosts hosts = mocks.hosts(ready.scenario());
    Replay replay = new Replay(ready.scenario(), ready.plan(), ready.answers(), hosts);
    Played played = replay.play();
    List<Difference> differences = new ArrayList<>();
    differences.addAll(new Comparison(ready.scenario(), played).all());
    differences.addAll(Unasked.of(ready.scenario(), played, replay));
    return new Verdict(ready.scenario(), Optional.of(played), differences);
  }
}
