package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.cli.console.Attention;
import dev.runbook.cli.console.MockView;
import dev.runbook.cli.console.Narrator;
import dev.runbook.cli.console.OperatorGate;
import dev.runbook.cli.console.OutputTail;
import dev.runbook.cli.console.OutputTargets;
import dev.runbook.cli.console.PlayMode;
import dev.runbook.cli.console.PlayedJson;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.RunControl;
import dev.runbook.cli.console.RunStatus;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.ShellOpener;
import dev.runbook.cli.console.StepTimes;
import dev.runbook.cli.console.Summary;
import dev.runbook.graph.Step;
import dev.runbook.journal.Journal;
import dev.runbook.journal.LastDurations;
import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.play.DryRun;
import dev.runbook.play.NextCommands;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.Selection;
import dev.runbook.play.UnattendedGate;
import dev.runbook.run.Gate;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what a run needs, and runs it. */
final class RunSetting {
  private final ProcessContext world;
  private final OutputOptions common;
  private final PlayFlags flags;
  private final CommandSession session;
  private final Screen screen;
  private final RunControl control;
  private final Attention attention;
  private Optional<ReopenedRun> reopened = Optional.empty();
  private Resumption past = Resumption.NONE;
  private Optional<RemoteRun> remote = Optional.empty();
  private boolean json;

  RunSetting(
      ProcessContext world,
      OutputOptions common,
      PlayFlags flags,
      CommandSession session,
      Screen screen,
      RunControl control,
      Attention attention) {
    this.world = world;
    this.common = common;
    this.flags = flags;
    this.session = session;
    this.screen = screen;
    this.control = control;
    this.attention = attention;
  }

  /** Goes on with a run that was reopened; without this one, a run begins. */
  RunSetting resuming(ReopenedRun run, Resumption resumption) {
    reopened = Optional.of(run);
    past = resumption;
    return this;
  }

  /** It is played outside this process. */
  RunSetting on(Optional<RemoteRun> place) {
    remote = place;
    return this;
  }

  /** Prints in the end what came of it as JSON; what steps print is no result then. */
  RunSetting inJson(boolean wanted) {
    json = wanted;
    return this;
  }

  /** Asks a person before each step; the exit status. */
  int withPerson(Plan plan, Selection selection, Prompter prompter, ShellOpener shells) {
    OutputTail tail = new OutputTail();
    StepTimes times = times(plan);
    RunStatus status = new RunStatus(plan, selection.departures(), times);
    Gate gate =
        new OperatorGate(
            plan,
            new OperatorGate.Context(screen, prompter, control, shells, world.clock()),
            selection::leftOut,
            tail,
            kind(),
            status);
    return run(plan, gate, tail, List.of(status), times);
  }

  /** Asks nobody; the exit status. */
  int inBatch(Plan plan) {
    Gate gate = flags.dryRun() ? DryRun.gate(plan, flags) : new UnattendedGate(plan, flags);
    StepTimes times = common.quiet() ? StepTimes.NONE : times(plan);
    return run(plan, gate, new OutputTail(), List.of(), times);
  }

  private StepTimes times(Plan plan) {
    Map<String, Long> last =
        LastDurations.of(
            world.runs().get(),
            world.folder().resolve(plan.procedure().path()),
            session.isMocked() ? RunMode.MOCK : RunMode.REAL,
            plan.steps().stream().map(Step::id).toList());
    return new StepTimes(last, flags.limits().timeout());
  }

  private PlayMode kind() {
    if (flags.dryRun()) {
      return PlayMode.DRY;
    }
    return session.isMocked() ? PlayMode.MOCK : PlayMode.REAL;
  }

  private int run(
      Plan plan, Gate gate, OutputTail tail, List<RunListener> others, StepTimes times) {
    Narrator.Options manner =
        new Narrator.Options(gate.isPerson(), kind(), common.quiet(), world.isLive(), times);
    long start = world.clock().millis();
    Gate asks = remote.map(there -> there.gate(remotely("", plan, gate), gate)).orElse(gate);
    try (PreparedRun run = prepared(plan, asks);
        Narrator narrator =
            new Narrator(plan, screen, outlets(), tail, control, session.operator(), manner)) {
      keepSecrets(run);
      List<RunListener> listeners = new ArrayList<>(others);
      listeners.add(narrator);
      listeners.add(attention);
      remote.ifPresent(
          there -> there.begin(remotely(run.journal().orElseThrow().id(), plan, gate)));
      RunEnd ended = run.play(listeners, this::controls);
      if (json) {
        Optional<String> id =
            run.journal().filter(journal -> journal.records() > 0).map(Journal::id);
        PlayedJson played = new PlayedJson(narrator.plan(), screen);
        world
            .out()
            .println(Json.pretty(played.of(ended, narrator.outcomes(), narrator.hosts(), id)));
      }
      conclude(narrator.plan(), ended, narrator, run, world.clock().millis() - start);
      return ended.result().exitStatus();
    } catch (RemoteRuns.Detached e) {
      e.getMessage().lines().forEach(screen::line);
      return control.ending().orElse(RunResult.STOPPED).exitStatus();
    }
  }

  private RemotePlay remotely(String id, Plan plan, Gate gate) {
    boolean asks = reopened.filter(run -> run.progress().requiresApproval()).isPresent();
    PlayFlags its = asks ? flags.requiringApproval() : flags;
    return new RemotePlay(id, plan, its, gate.isPerson(), RemotePlaces.who(world));
  }

  private void controls(Runner runner) {
    control.runs(runner);
    remote.ifPresent(
        there -> {
          there.runs().controls(runner, () -> control.ending().isPresent());
          there.runs().tells(screen::notice);
        });
  }

  private OutputTargets outlets() {
    OutputTargets usual = world.outlets(common);
    return json
        ? new OutputTargets(
            usual.err(),
            usual.errIsTerminal(),
            usual.err(),
            usual.errIsTerminal(),
            usual.colours(),
            false)
        : usual;
  }

  private PreparedRun prepared(Plan plan, Gate gate) {
    Runbooks runbooks = session.runbooks();
    return reopened
        .map(run -> runbooks.prepare(plan, gate, flags, run, past))
        .orElseGet(() -> runbooks.prepare(plan, gate, flags));
  }

  /** What is typed unseen later is covered, too, and so is all that is said on the screen. */
  private void keepSecrets(PreparedRun run) {
    screen.covers(run.mask()::text);
    attention.covers(run.mask()::text);
    session.operator().tellSecretsTo(run.mask()::learn);
    for (String name : run.openSecrets()) {
      screen.notice(name + " is not covered: the page says its value openly");
    }
  }

  private void conclude(Plan plan, RunEnd ended, Narrator narrator, PreparedRun run, long millis) {
    if (!narrator.hasStarted()) {
      screen.line();
      ended.detail().lines().forEach(screen::line);
    } else if (!common.quiet() || ended.result() != RunResult.DONE) {
      tellUnused(ended.result());
      new Summary(screen, plan, kind(), next(plan, run))
          .show(
              ended,
              narrator.outcomes(),
              narrator.hosts(),
              new Summary.Time(millis, run.playedMillis()),
              run.journal());
    }
  }

  /**
   * A reply of a mock host that nobody asked for is a step that is gone, or a reply that is old;
   * after a run that stopped on its way it says nothing.
   */
  private void tellUnused(RunResult result) {
    boolean toTheEnd = result == RunResult.DONE || result == RunResult.DONE_WITH_FAILURES;
    if (!flags.dryRun() && (toTheEnd || common.verbose())) {
      session
          .runbooks()
          .mocks()
          .ifPresent(mocks -> new MockView(screen).unused(mocks.unused(), common.verbose()));
    }
  }

  private NextCommands next(Plan plan, PreparedRun run) {
    return new NextCommands(
        plan,
        world.folder(),
        session.runbooks().script().map(MockScript::file),
        run.journal().map(Journal::id),
        remote.map(there -> there.runs().address()));
  }
}
