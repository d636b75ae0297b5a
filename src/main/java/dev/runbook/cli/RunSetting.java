package dev.runbook.cli;

import dev.runbook.cli.console.Narrator;
import dev.runbook.cli.console.OperatorGate;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.RunControl;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.ShellOpener;
import dev.runbook.cli.console.Summary;
import dev.runbook.cli.console.Tail;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.plan.Plan;
import dev.runbook.run.Ended;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunOptions;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts together what a run needs, and runs it. */
final class RunSetting {
  private final World world;
  private final CommonOptions common;
  private final PlayFlags flags;
  private final Session session;
  private final Screen screen;
  private final RunControl control;
  private Optional<ReopenedRun> reopened = Optional.empty();
  private Resumption past = Resumption.NONE;

  RunSetting(
      World world,
      CommonOptions common,
      PlayFlags flags,
      Session session,
      Screen screen,
      RunControl control) {
    this.world = world;
    this.common = common;
    this.flags = flags;
    this.session = session;
    this.screen = screen;
    this.control = control;
  }

  /** Goes on with a run that was reopened; without this one, a run begins. */
  RunSetting resuming(ReopenedRun run, Resumption resumption) {
    reopened = Optional.of(run);
    past = resumption;
    return this;
  }

  /** Asks a person before each step; the exit status. */
  int withPerson(Plan plan, Selection selection, Prompter prompter) {
    Tail tail = new Tail();
    Gate gate =
        new OperatorGate(plan, screen, prompter, control, selection::leftOut, shells(), tail);
    return run(plan, gate, tail, Optional.empty(), true);
  }

  /** A mock play must not lead to the real host that bears the mock's name. */
  private ShellOpener shells() {
    return session.isMocked()
        ? host -> "There is no shell to open: " + host + " is a mock here."
        : world.shells();
  }

  /** Asks nobody; the exit status. */
  int inBatch(Plan plan, Selection selection) {
    Gate gate =
        flags.dryRun()
            ? new DryGate(selection)
            : new BatchGate(plan, selection, new Confirmed(plan, flags.confirm()), flags.yes());
    return run(plan, gate, new Tail(), Optional.of(flags.followFor()), false);
  }

  private int run(Plan plan, Gate gate, Tail tail, Optional<Duration> followFor, boolean person) {
    String mode = flags.dryRun() ? "dry" : session.mode();
    RunOptions options = new RunOptions(mode, followFor, flags.timeout(), flags.chosen());
    Narrator.Manner manner = new Narrator.Manner(person, flags.dryRun(), common.quiet(), isLive());
    long start = world.clock().millis();
    try (RunRecord record = record(plan);
        Narrator narrator =
            new Narrator(
                plan,
                screen,
                world.outlets(common, flags.raw()),
                tail,
                control,
                session.operator(),
                manner)) {
      keepSecrets(record);
      Runner runner =
          new Runner(
              hosts(plan),
              gate,
              record.recorder(),
              record.mask(),
              List.of(narrator),
              options,
              world.clock());
      control.runs(runner);
      Ended ended = reopened.isPresent() ? runner.resume(plan, past) : runner.run(plan);
      conclude(plan, ended, narrator, record, world.clock().millis() - start);
      return ended.result().exitStatus();
    }
  }

  /** What is typed unseen later is covered, too, and so is all that is said on the screen. */
  private void keepSecrets(RunRecord record) {
    screen.covers(record.mask()::text);
    session.operator().tellsSecretsTo(record.mask()::learn);
    for (String name : record.open()) {
      screen.notice(name + " is not covered: the page says its value openly");
    }
  }

  private RunRecord record(Plan plan) {
    if (flags.dryRun()) {
      return RunRecord.none(plan, world);
    }
    return reopened
        .map(run -> RunRecord.goOn(run, plan, world, session.mock()))
        .orElseGet(() -> RunRecord.begin(plan, world, flags.reason(), session.mock()));
  }

  private void conclude(Plan plan, Ended ended, Narrator narrator, RunRecord record, long millis) {
    if (!narrator.hasStarted()) {
      screen.line();
      ended.detail().lines().forEach(screen::line);
    } else if (!common.quiet() || ended.result() != RunResult.DONE) {
      new Summary(screen)
          .show(
              plan,
              ended,
              narrator.results(),
              new Summary.Time(millis, past.playedMillis()),
              record.journal(),
              flags.dryRun());
    }
  }

  private Hosts hosts(Plan plan) {
    return flags.dryRun()
        ? new DryHosts(plan.procedure().page().document().frontMatter().settings().hosts())
        : session.runbooks().hosts();
  }

  private boolean isLive() {
    return world.terminals().err() && !world.variable("TERM").equals("dumb");
  }
}
