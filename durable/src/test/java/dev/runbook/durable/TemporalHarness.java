package dev.runbook.durable;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunProgress;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.play.EarlierParts;
import dev.runbook.play.PlayContext;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns.Detached;
import dev.runbook.run.Gate;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The SDK's test server with workers on mock hosts, and an operator's process beside them. */
final class TemporalHarness implements AutoCloseable {
  static final PlayContext.Player OPS =
      new PlayContext.Player("ops", "laptop", "test", Optional.empty());

  private static final WorkerTimes TIMES =
      new WorkerTimes(Duration.ofMinutes(1), Duration.ofSeconds(5));

  final TestWorkflowEnvironment temporal;
  final MockHosts mocks;
  final TemporalRuns runs;
  final List<RunEvent> seen = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final StringBuilder printed = new StringBuilder();
  private final Path folder;
  private final WorkerTimes times;
  private final Runbooks here;
  private final Map<String, String> environment;
  private final List<String> queues;
  private Workers players;
  private Workers reachers;
  private int count;

  /**
   * Starts it.
   *
   * @param hosts the script of the hosts
   * @param queues those that somebody works for
   * @param environment of the workers
   */
  TemporalHarness(Path folder, String hosts, List<String> queues, Map<String, String> environment) {
    this(folder, hosts, queues, environment, TIMES);
  }

  TemporalHarness(
      Path folder,
      String hosts,
      List<String> queues,
      Map<String, String> environment,
      WorkerTimes times) {
    this.folder = folder;
    this.times = times;
    this.mocks = mocks(hosts);
    this.temporal = TestWorkflowEnvironment.newInstance();
    this.runs = looker();
    this.here = Runbooks.reaching(runs.hosts(), PlayInput.LOCAL, config(Map.of()));
    this.environment = environment;
    this.queues = queues;
    this.players = workers(true);
    this.reachers = workers(false);
  }

  private Workers workers(boolean play) {
    return Workers.start(
        WorkerFactory.newInstance(client()),
        queues.stream().filter(queue -> queue.equals(Workers.RUNS) == play).toList(),
        "test",
        Runbooks.on(mocks, config(environment)),
        environment);
  }

  /** Ends the worker that plays runs, whatever it does, and starts another one. */
  void killPlayers() {
    players.close();
    players = workers(true);
  }

  /** Ends the workers that reach hosts, whatever they do, and starts others. */
  void killReachers() {
    reachers.close();
    reachers = workers(false);
  }

  /** Another process that looks at the runs, or approves them. */
  TemporalRuns looker() {
    return new TemporalRuns(
        "temporal:test",
        temporal.getWorkflowClient(),
        Set.of(),
        new PlayInput.StartedBy("ops", "laptop", "test"),
        times,
        () -> keys);
  }

  private static MockHosts mocks(String hosts) {
    Problems problems = new Problems(Source.of("hosts.yaml", hosts));
    return MockHosts.parse(problems.source(), problems)
        .orElseThrow(() -> new IllegalArgumentException(problems.sorted().toString()));
  }

  private EngineConfig config(Map<String, String> environment) {
    return EngineConfig.builder().environment(environment).library(List.of(folder)).build();
  }

  WorkflowClient client() {
    return temporal.getWorkflowClient();
  }

  /** A plan of a page. */
  Plan plan(String page, Map<String, String> values) {
    return plan(page, values, List.of());
  }

  /** A plan of a page, some hosts of its group being left out. */
  Plan plan(String page, Map<String, String> values, List<String> leftOut) {
    try {
      Files.writeString(folder.resolve("page.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return here.plan(
        here.find("page").procedures().get(0),
        new PlanRequest(
            values, List.of(), Optional.empty(), RolloutRequest.NONE.leavingOut(leftOut)));
  }

  /** Begins a run. */
  RemotePlay begin(Plan plan, PlayFlags flags, boolean attended) {
    RemotePlay play =
        new RemotePlay(String.format("20260102-030405-%04d", ++count), plan, flags, attended, OPS);
    runs.begin(play);
    return play;
  }

  /** The record of a run, as far as it has come. */
  RunFolder copied(String id) {
    TemporalRuns looks = looker();
    RemotePlay play = looks.follow(id);
    looks.stopAtTheEnd();
    Path root = folder.resolve("copies-" + ++count);
    try {
      recorded(looks, play, Gate.nobody(), root);
    } catch (Detached e) {
      // This is what there is of it.
    }
    return new RunStore(root).find(id).get(0);
  }

  /** The id of the run of a host of a group. */
  String memberOf(String leader, String host) {
    RunFolder copy = copied(leader);
    return RunProgress.of(copy, PastRun.read(copy).contents().records())
        .resumption()
        .hosts()
        .runs()
        .get(host);
  }

  /** Goes on with a run that has ended, with the hosts that are left. */
  RunEnd goOn(String id, Gate person, PlayFlags flags, boolean attended, List<String> rerun) {
    RunFolder copy = copied(id);
    Map<String, EarlierParts.Member> members = new LinkedHashMap<>();
    RunProgress progress = RunProgress.of(copy, PastRun.read(copy).contents().records());
    progress
        .resumption()
        .hosts()
        .runs()
        .forEach(
            (host, run) -> {
              if (!progress.resumption().hosts().done().contains(host)) {
                members.put(run, EarlierParts.Member.of(copied(run)));
              }
            });
    EarlierParts earlier = EarlierParts.of(copy, rerun, false).with(members);
    RemotePlay play =
        new RemotePlay(id, looker().follow(id).plan(), flags, attended, OPS).after(earlier);
    runs.begin(play);
    return recorded(runs, play, person, folder.resolve("copies-" + ++count));
  }

  /** Follows a run as the command line does, which keeps a copy of its record. */
  private RunEnd recorded(TemporalRuns there, RemotePlay play, Gate person, Path root) {
    RunStore store = new RunStore(root, there.clock(), new SecureRandom());
    EngineConfig config =
        EngineConfig.builder()
            .environment(Map.of())
            .library(List.of(folder))
            .clock(there.clock())
            .runs(() -> store.beginning(play.id()))
            .build();
    Gate gate = there.gate(play, person);
    try (Runbooks runbooks = Runbooks.reaching(there.hosts(), PlayInput.LOCAL, config);
        PreparedRun run = prepared(runbooks, play, gate, root, store)) {
      return run.play(List.of(new Seen()), runner -> there.controls(runner, () -> false));
    }
  }

  private static PreparedRun prepared(
      Runbooks runbooks, RemotePlay play, Gate gate, Path root, RunStore store) {
    if (play.earlier().isEmpty()) {
      return runbooks.prepare(play, gate);
    }
    ReopenedRun before = play.earlier().get().reopen(play.id(), root, store);
    Resumption past = play.earlier().get().past(before, play.plan());
    return runbooks.prepare(play.plan(), gate, play.flags(), before, past);
  }

  RunEnd follow(RemotePlay play, Gate person) {
    return follow(play, person, () -> false);
  }

  /** Follows a run to its end. */
  RunEnd follow(RemotePlay play, Gate person, BooleanSupplier leaves) {
    Gate gate = runs.gate(play, person);
    Runner runner =
        new Runner(
            new ShellExecutors(runs.hosts()),
            gate,
            Recorder.none(),
            Mask.none(),
            List.of(new Seen()),
            new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty()),
            Clock.systemUTC());
    runs.controls(runner, leaves);
    runs.tells(told::add);
    return runner.run(play.plan());
  }

  private final class Seen implements dev.runbook.run.RunListener {
    @Override
    public void on(RunEvent event) {
      seen.add(event);
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      printed.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      stdout(buffer, offset, length);
    }
  }

  @Override
  public void close() {
    players.close();
    reachers.close();
    temporal.close();
  }
}
