package dev.runbook.replay;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.mock.DrillFault;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.VirtualTime;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import dev.runbook.run.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One play against mock hosts, without questions, record, waiting, or the operator's environment.
 */
final class Replay {
  private static final Duration FOLLOWING = Duration.ofSeconds(10);

  private final ReadyScenario scenario;
  private final Plan plan;
  private final VirtualTime time;
  private final MockHosts mocks;
  private final AtomicReference<ScriptedGate> atTerminal;
  private final ScriptedGate gate;
  private final AtomicReference<Runner> runner = new AtomicReference<>();
  private final PlayWatcher watcher;
  private final Mask mask;
  private boolean isCut;

  /** A play of a scenario on its hosts as they are at first. */
  Replay(ReadyScenario scenario) {
    this.scenario = scenario;
    this.plan = scenario.plan();
    this.mask = mask(plan);
    this.time = VirtualTime.from(scenario.scenario().given().now());
    this.gate = new ScriptedGate(plan, scenario.answers());
    this.atTerminal = new AtomicReference<>(gate);
    this.mocks =
        MockHosts.of(scenario.layers(), time, new ScriptedOperator(() -> atTerminal.get().lines()));
    this.watcher = new PlayWatcher(gate, mocks, () -> runner.get().interruptCommand());
    scenario.scenario().fails().forEach((step, status) -> fails(step, status.value()));
  }

  private void fails(String name, Optional<Integer> status) {
    watcher.fails(id(name), status);
  }

  private Replay(ReadyScenario scenario, Replay before) {
    this.scenario = scenario;
    this.plan = scenario.plan();
    this.mask = mask(plan);
    this.time = before.time;
    this.gate = new ScriptedGate(plan, scenario.answers());
    this.atTerminal = before.atTerminal;
    this.mocks = before.mocks;
    this.watcher = new PlayWatcher(gate, mocks, () -> runner.get().interruptCommand());
    atTerminal.set(gate);
  }

  /** The same once more, on the hosts as they are now; after this one was played. */
  Replay again() {
    return new Replay(scenario, this);
  }

  /**
   * A part in which the run goes on, on the hosts as they are now; after this one was played.
   *
   * @param outcomes how the steps stand
   */
  Replay goesOn(ReadyScenario part, Map<String, StepOutcome> outcomes) {
    Replay next = new Replay(part, this);
    mocks.removeFaults();
    next.watcher.begin(outcomes, watcher.turns());
    part.scenario().fails().forEach((step, status) -> next.fails(step, status.value()));
    return next;
  }

  /** What is played. */
  Plan plan() {
    return plan;
  }

  /** What the clocks of the play say. */
  Clock clock() {
    return time.clock();
  }

  /** Lets one command go wrong; they are counted from 1. */
  void injectFault(int number, DrillFault how) {
    mocks.injectFault(number, how);
  }

  /**
   * Lets a host be another machine.
   *
   * @param step from whose turn on; empty for all the time
   */
  void replaceIdentity(String host, Optional<String> step, Identity other) {
    step.ifPresentOrElse(
        id -> watcher.at(id, () -> mocks.setIdentity(host, other)),
        () -> mocks.setIdentity(host, other));
  }

  /** Plays it; once. */
  Played play() {
    return play(Recorder.none());
  }

  /** Plays it with a record; once. */
  Played play(Recorder record) {
    return play(record, each -> each.run(plan));
  }

  /** Goes on with a run that was recorded; once. */
  Played resume(Recorder record, Resumption past) {
    return play(record, each -> each.resume(plan, past));
  }

  private Played play(Recorder record, Function<Runner, RunEnd> how) {
    Optional<CutRecorder> cut =
        scenario
            .scenario()
            .sequel()
            .cut()
            .map(PlacedValue::value)
            .map(each -> new CutRecorder(record, each.when(), id(each.step())));
    Hosts hosts =
        use ->
            mocks
                .host(use.host(), use.options(), use.kept())
                .orElseThrow(
                    () ->
                        new HostException(
                            HostException.Kind.UNREACHABLE,
                            "the mock has no host `" + use.host() + "`"));
    runner.set(
        runner(hosts, gate, cut.<Recorder>map(each -> each).orElse(record), List.of(watcher))
            .onGroups(
                new ScriptedHostRuns(
                    hosts,
                    gate,
                    (each, watching) -> runner(hosts, each, Recorder.none(), watching))));
    RunEnd ended = how.apply(runner.get());
    isCut = cut.filter(CutRecorder::isCut).isPresent();
    if (isCut) {
      watcher.markCut();
    }
    return played(ended);
  }

  private Runner runner(Hosts hosts, Gate at, Recorder record, List<RunListener> watching) {
    return new Runner(
        new ShellExecutors(hosts),
        at,
        record,
        mask(),
        watching,
        new RunOptions(
            RunMode.MOCK,
            Optional.of(FOLLOWING),
            Optional.empty(),
            RequestedSteps.ALL,
            List.of(),
            time),
        time.clock());
  }

  private String id(String name) {
    return References.named(plan.steps(), name).stream()
        .findFirst()
        .or(() -> References.named(plan.rollback(), name).stream().findFirst())
        .map(Step::id)
        .orElse(name);
  }

  /** What came of it, where it ended so. */
  Played played(RunEnd ended) {
    return new Played(
        scenario,
        ended,
        new Played.PlayNotes(
            gate.asked(),
            outcomes(),
            watcher.turns().ended(),
            watcher.sent(),
            watcher.output(),
            isCut),
        mocks.state(),
        mocks.used(),
        mask());
  }

  /** What was answered, as far as it was asked for. */
  Map<String, StepScript> answered() {
    return gate.scripts();
  }

  /** The step whose turn came last. */
  Optional<String> lastShown() {
    return watcher.lastShown();
  }

  /** The replies that were not asked for. */
  List<MockPlace> unused() {
    return mocks.unused();
  }

  /** What covers its secrets. */
  Mask mask() {
    return mask;
  }

  private static Mask mask(Plan plan) {
    List<String> secrets = plan.secrets().stream().filter(Masking::canCover).toList();
    return Masking.of(secrets, plan.procedure().source().text());
  }

  private Map<String, StepOutcome> outcomes() {
    Map<String, StepOutcome> came = watcher.outcomes();
    Map<String, StepOutcome> all = new LinkedHashMap<>();
    Stream.concat(plan.steps().stream(), plan.rollback().stream())
        .map(Step::id)
        .forEach(id -> all.put(id, came.getOrDefault(id, StepOutcome.NOT_REACHED)));
    return all;
  }
}
