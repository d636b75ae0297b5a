package dev.runbook;

import dev.runbook.bashcheck.BashCheck;
import dev.runbook.diff.PageDiff;
import dev.runbook.diff.RevisionDiff;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.host.HostException;
import dev.runbook.host.Waiting;
import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.ssh.HostKeys;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.lint.HiddenFailureFinder;
import dev.runbook.lint.Lint;
import dev.runbook.lint.LintOptions;
import dev.runbook.lint.LintReport;
import dev.runbook.plan.CompleteMachine;
import dev.runbook.plan.Library;
import dev.runbook.plan.Machine;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Planner;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.play.EnvironmentSecrets;
import dev.runbook.play.PlayContext;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayHosts;
import dev.runbook.play.PlayResult;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.RefusedException;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.UnattendedPlay;
import dev.runbook.play.UnattendedResume;
import dev.runbook.play.ValueSources;
import dev.runbook.replay.PageCheck;
import dev.runbook.replay.Recording;
import dev.runbook.replay.ScenarioTests;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.run.ApprovalPreview;
import dev.runbook.run.ApprovalRequest;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import dev.runbook.shell.program.CatalogueAdditions;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.Span;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The door to the engine: find a procedure, plan it, play the plan.
 *
 * <pre>{@code
 * try (Runbooks runbooks = Runbooks.onThisMachine(EngineConfig.usual())) {
 *   Plan plan = runbooks.plan("restore-database", Map.of("date", "20260102"));
 *   PlayResult played = runbooks.play(plan, PlayFlags.unattended().confirming("drop@hemma"));
 *   System.out.println(played.result().word());
 * }
 * }</pre>
 *
 * <p>Runs are recorded, and their secrets and those of the environment covered, unless the
 * configuration says otherwise.
 */
public final class Runbooks implements AutoCloseable {
  private final EngineConfig config;
  private final BashCheck bashCheck;
  private final Machine machine;
  private final Hosts hosts;
  private final Supplier<HostKeys> keys;
  private final Optional<MockScript> script;
  private final Optional<MockHosts> mocks;
  private final Runnable close;

  private Runbooks(
      EngineConfig config,
      Machine machine,
      Hosts hosts,
      Supplier<HostKeys> keys,
      Optional<MockScript> script,
      Optional<MockHosts> mocks,
      Runnable close) {
    this.config = config;
    this.bashCheck = BashCheck.onThisMachine(config.environment(), config.temp());
    this.machine = machine;
    this.hosts = hosts;
    this.keys = keys;
    this.script = script;
    this.mocks = mocks;
    this.close = close;
  }

  /** Runbooks whose commands run on scripted hosts, and nowhere else. */
  public static Runbooks on(MockHosts mocks, EngineConfig config) {
    return on(mocks, Optional.empty(), config);
  }

  /**
   * Runbooks whose commands run on the hosts that a file scripts, and nowhere else.
   *
   * @throws dev.runbook.source.UnreadableException when the file cannot be used
   */
  public static Runbooks on(Path mockFile, EngineConfig config) {
    Source source = new SourceReader(config.maxBytes()).read(mockFile);
    MockScript script = new MockScript(mockFile.toAbsolutePath().normalize(), source.sha256());
    List<MockFile> layers = List.of(mockFile(source));
    return on(MockHosts.of(layers, Waiting.real(), config.operator()), Optional.of(script), config);
  }

  /**
   * Reads a file of mock hosts that stands alone.
   *
   * @throws UnreadableException when something in it is wrong: all of that
   */
  public static MockFile mockFile(Source source) {
    Problems problems = new Problems(source);
    return MockFile.alone(source, problems)
        .orElseThrow(() -> new UnreadableException(problems.sorted()));
  }

  private static Runbooks on(MockHosts mocks, Optional<MockScript> script, EngineConfig config) {
    Hosts scripted = new ScriptedHosts(mocks, script.isPresent());
    return new Runbooks(
        config,
        CompleteMachine.mocked(mocks.hostname(), mocks.names()),
        scripted,
        Runbooks::noKeys,
        script,
        Optional.of(mocks),
        () -> {});
  }

  /**
   * Runbooks whose commands run for real on hosts that somebody else reaches; this machine is asked
   * nothing.
   *
   * @param local what is typed to confirm danger on {@code local}
   */
  public static Runbooks reaching(Hosts hosts, String local, EngineConfig config) {
    return new Runbooks(
        config,
        new CompleteMachine(local, Optional.empty(), "elsewhere"),
        hosts,
        Runbooks::noKeys,
        Optional.empty(),
        Optional.empty(),
        () -> {});
  }

  /** Runbooks whose commands run for real: on this machine, and on the hosts it reaches. */
  public static Runbooks onThisMachine(EngineConfig config) {
    RealHosts hosts = new RealHosts(config);
    Machine here =
        new RealMachine(
            config,
            () -> MachineName.ofSystem().orElseGet(() -> hosts.local().identity().hostname()),
            hosts::reach);
    return new Runbooks(
        config, here, hosts, hosts::keys, Optional.empty(), Optional.empty(), hosts::close);
  }

  /** The pages it can see. */
  public Library library() {
    SourceReader reader = new SourceReader(config.maxBytes());
    RepositoryPrograms programs = RepositoryPrograms.of(config.folder(), reader);
    Set<String> environment = config.environment().keySet();
    Library library =
        new Library(config.library(), reader, new GraphBuilder(environment, programs.additions()));
    Optional<CacheFolder> cache = CacheFolder.of(config.environment());
    Optional<String> build = CacheFolder.build(Runbooks.class);
    return cache.isPresent() && build.isPresent()
        ? library.indexed(
            cache.get(),
            build.get() + " " + programs.sha256() + " " + config.maxBytes(),
            environment,
            config.clock())
        : library;
  }

  private CatalogueAdditions taught(SourceReader reader) {
    return RepositoryPrograms.of(config.folder(), reader).additions();
  }

  /** Finds what a target names. */
  public Targets.Found find(String target) {
    return new Targets(library()).find(target);
  }

  /** Looks through pages for what is wrong or risky in them; plays nothing. */
  public LintReport lint(List<Path> pages, LintOptions options) {
    SourceReader reader = new SourceReader(config.maxBytes());
    Lint lint = new Lint(reader, taught(reader), bashCheck::of, InstalledShellcheck.find(config));
    return lint.of(pages, options);
  }

  /** Tests of runbooks: scenarios that are played against mock hosts; nothing is recorded. */
  public ScenarioTests tests() {
    return new ScenarioTests(
        new SourceReader(config.maxBytes()), config.library(), new CheckedPages());
  }

  /** What bash says of pages. Changed ones are no business of the cache of accepted texts. */
  private final class CheckedPages implements PageCheck {
    private final BashCheck ofChanged =
        BashCheck.onThisMachine(
            Map.of("PATH", config.environment().getOrDefault("PATH", "")), config.temp());

    @Override
    public Plan of(Plan plan) {
      return checked(plan);
    }

    @Override
    public Map<StepGraph, List<Problem>> ofChanged(List<StepGraph> pages) {
      return ofChanged.of(pages);
    }
  }

  /**
   * A past run as a scenario: its hosts answer as they did then.
   *
   * @throws UnreadableException when the run cannot be played again
   */
  public Recording recording(PastRun run) {
    Library kept =
        new Library(List.of(), new SourceReader(config.maxBytes()), new GraphBuilder(Set.of()));
    return Recording.of(run, kept.read(run.folder().page(), run.summary().page().file()));
  }

  /** Plays today's page against what hosts answered in a past run; nothing is sent or recorded. */
  public TestReport replay(Recording recording) {
    ScenarioTests tests = tests();
    Path beside = recording.procedure().path().resolveSibling("a-past-run.test.yaml");
    return tests
        .run(List.of(tests.read(beside, recording.scenario())), TestOptions.usual())
        .ofScenariosAlone();
  }

  /** What this machine has and lacks for playing runbooks; asks programs, and no host. */
  public List<MachineCheck.Finding> checkMachine() {
    return new MachineCheck(config.environment(), config.folder()).findings();
  }

  /**
   * What pages would do otherwise than at a revision of their git repository.
   *
   * @param only the page that is compared alone, where one is named
   * @throws UnreadableException when there is no repository, or no such revision
   */
  public List<PageDiff> diff(String revision, Optional<Path> only) {
    SourceReader reader = new SourceReader(config.maxBytes());
    GraphBuilder graphs = new GraphBuilder(Set.of(), taught(reader));
    return new RevisionDiff(reader, graphs, config.environment())
        .since(revision, config.library(), only);
  }

  /**
   * Every file that has changed since a revision of the folder's git repository, or that git does
   * not know yet.
   *
   * @throws UnreadableException when there is no repository, or no such revision
   */
  public Set<Path> changedFiles(String revision) {
    return RevisionDiff.changedFiles(revision, config.folder(), config.environment());
  }

  /** Makes the plan of a procedure; what is wrong is in the plan. */
  public Plan plan(Procedure procedure, PlanRequest request) {
    bashCheck.recall(procedure.page());
    return checked(new Planner(machine).plan(procedure, request));
  }

  private Plan checked(Plan plan) {
    Procedure procedure = plan.procedure();
    StepGraph page = procedure.page();
    Predicate<Span> played = plan.stepsWithin();
    Supplier<List<Problem>> refused =
        bashCheck.begin(page, (any, text) -> played.test(text.span()));
    return plan.withHidden(HiddenFailureFinder.of(page, step -> plan.step(step.id()).isPresent()))
        .with(refused.get());
  }

  /**
   * Finds the one procedure that a target names and makes its plan, with values for its parameters;
   * others come from {@code RUNBOOK_PARAM_NAME} in the environment.
   *
   * @throws IllegalArgumentException when the target names none, or several
   */
  public Plan plan(String target, Map<String, String> values) {
    Targets.Found found = find(target);
    if (found.procedures().size() != 1) {
      String what = found.procedures().isEmpty() ? "no procedure" : "several procedures";
      throw new IllegalArgumentException("`" + target + "` names " + what);
    }
    Procedure procedure = found.procedures().get(0);
    PlanRequest given = PlanRequest.ALL.with(values);
    return new ValueSources(config.environment(), given).plan(request -> plan(procedure, request));
  }

  /**
   * Plays a plan at which nobody is asked. What the flags do not allow is refused before the first
   * step.
   *
   * @param listeners watch it
   * @throws dev.runbook.run.RecordException when its record cannot be begun or ended
   */
  public PlayResult play(Plan plan, PlayFlags flags, RunListener... listeners) {
    return new UnattendedPlay(context(), plan, flags).play(List.of(listeners));
  }

  /**
   * Goes on with a run that was cut off, stopped or failed, where nobody is asked: what is done is
   * not done again.
   *
   * @param run its id, the beginning of that, or {@code latest}
   * @param listeners watch it
   * @throws dev.runbook.play.RefusedException when there is not one such run, or it cannot go on
   * @throws dev.runbook.run.RecordException when its record cannot be gone on with
   */
  public PlayResult resume(String run, PlayFlags flags, RunListener... listeners) {
    RunStore store =
        config.runs().orElseThrow(() -> new RefusedException("no runs are recorded here")).get();
    List<RunFolder> found = store.find(run);
    if (found.size() != 1) {
      throw new RefusedException("`" + run + "` names " + found.size() + " runs");
    }
    try (ReopenedRun reopened = store.reopen(found.get(0), ProcessHandle.current().pid())) {
      return new UnattendedResume(context(), library(), this::plan, flags)
          .play(reopened, List.of(listeners));
    }
  }

  /**
   * Prepares a run of a plan: its record begins, and its secrets are known.
   *
   * @throws dev.runbook.run.RecordException when its record cannot be begun
   */
  public PreparedRun prepare(Plan plan, Gate gate, PlayFlags flags) {
    return PreparedRun.begin(context(), plan, gate, flags);
  }

  /** Prepares the copy of a run that is played outside this process, from its beginning. */
  public PreparedRun prepare(RemotePlay play, Gate gate) {
    return PreparedRun.copy(context(), play, gate);
  }

  /**
   * Prepares to go on with a run.
   *
   * @param run was reopened
   * @param past what its earlier parts have left
   * @throws dev.runbook.run.RecordException when its record cannot be gone on with
   */
  public PreparedRun prepare(
      Plan plan, Gate gate, PlayFlags flags, ReopenedRun run, Resumption past) {
    return PreparedRun.goOn(context(), plan, gate, flags, run, past);
  }

  /** What covers the secrets of a plan and of the environment. */
  public Mask mask(Plan plan) {
    return EnvironmentSecrets.mask(context(), plan);
  }

  /**
   * What a second person would approve of a plan's step: its hosts are asked who they are, and
   * nothing runs.
   *
   * @throws HostException when a host cannot be reached, or is not who it should be
   */
  public ApprovalRequest approvalRequest(Plan plan, Step step) {
    return new ApprovalPreview(hosts, mask(plan), config.clock()).of(plan, step);
  }

  /** The script of its hosts, where a file is one. */
  public Optional<MockScript> script() {
    return script;
  }

  /** Whether its hosts are scripted. */
  public boolean isMocked() {
    return mocks.isPresent();
  }

  /** Its scripted hosts, and what they have been asked. */
  public Optional<MockHosts> mocks() {
    return mocks;
  }

  private PlayContext context() {
    PlayContext.Player player =
        new PlayContext.Player(
            config.user(), config.machine(), config.version(), config.terminal());
    return new PlayContext(
        new PlayHosts(hosts, isMocked() ? RunMode.MOCK : RunMode.REAL, script),
        config.environment(),
        config.folder(),
        player,
        config.runs(),
        config.clock());
  }

  /** A runner for one plan, of which nothing is recorded and covered but what it is told to. */
  public Runner runner(
      Gate gate, Recorder recorder, Mask mask, List<RunListener> listeners, RunOptions options) {
    return new Runner(
        new ShellExecutors(hosts), gate, recorder, mask, listeners, options, config.clock());
  }

  /** Where its commands run. */
  public Hosts hosts() {
    return hosts;
  }

  /** Learns the keys of hosts; scripted ones have none. */
  public HostKeys hostKeys() {
    return keys.get();
  }

  private static HostKeys noKeys() {
    throw new HostException(HostException.Kind.SETUP, "a mock host has no key");
  }

  @Override
  public void close() {
    close.run();
  }
}
