package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Plays a plan, step by step.
 *
 * <p>Dry runs, mock runs and real runs all go through here and have the same events; only the hosts
 * differ. A runner plays one plan once.
 */
public final class Runner {
  private final Hosts hosts;
  private final Gate gate;
  private final Announcer announcer;
  private final RunOptions options;
  private final Clock clock;
  private final Interruption interruption = new Interruption();

  /**
   * A runner.
   *
   * @param hosts where commands run
   * @param gate decides what runs
   * @param recorder keeps the record, before anything else happens
   * @param mask keeps secrets out of what is shown and recorded
   * @param listeners watch
   * @param options how the run is played
   * @param clock tells the time
   */
  public Runner(
      Hosts hosts,
      Gate gate,
      Recorder recorder,
      Mask mask,
      List<RunListener> listeners,
      RunOptions options,
      Clock clock) {
    this.hosts = hosts;
    this.gate = gate;
    this.announcer = new Announcer(recorder, listeners, mask);
    this.options = options;
    this.clock = clock;
  }

  /** Ends the command that is running, as Ctrl-C does; whether there was one. From any thread. */
  public boolean interruptCommand() {
    return interruption.interruptCommand();
  }

  /** Ends the run, and the running command with it. From any thread. */
  public void endRun(RunResult how) {
    interruption.endRun(how);
  }

  /**
   * Plays a plan to its end, or to where it stops. Whatever commands and hosts do is in the result.
   */
  public Ended run(Plan plan) {
    return run(
        plan, Resumption.NONE, new RunEvent.RunStarted(plan, options.mode(), options.chosen()));
  }

  /** Goes on with a run where its earlier parts have left it; its record must go on, too. */
  public Ended resume(Plan plan, Resumption past) {
    return run(plan, past, new RunEvent.RunResumed(plan, options.mode(), past));
  }

  private Ended run(Plan plan, Resumption past, RunEvent.Recorded beginning) {
    Optional<Ended> refused = refuse(plan, past);
    if (refused.isPresent()) {
      return refused.get();
    }
    long start = clock.millis();
    try {
      announcer.announce(beginning);
      Ended ended = playAll(plan, past);
      announcer.announce(
          new RunEvent.RunFinished(ended.result(), ended.detail(), clock.millis() - start));
      return ended;
    } catch (RecordException e) {
      Ended ended = new Ended(RunResult.UNRECORDED, e.getMessage());
      announcer.tell(
          new RunEvent.RunFinished(ended.result(), ended.detail(), clock.millis() - start));
      return ended;
    }
  }

  /** What keeps a plan from being played at all: nothing of it has run then. */
  private Optional<Ended> refuse(Plan plan, Resumption past) {
    if (!plan.errors().isEmpty()) {
      return Optional.of(new Ended(RunResult.REFUSED, "the plan has errors"));
    }
    return gate.refuseSteps(plan, past.remaining(plan))
        .map(refusal -> new Ended(refusal.result(), refusal.message()));
  }

  /** JShell takes a while to start, and does so in the background: the sooner the better. */
  private static void warmUp(Plan plan, Shells shells) {
    if (plan.steps().stream().anyMatch(step -> step.kind() == StepKind.JSHELL)) {
      try {
        shells.shell(HostUse.jshell());
      } catch (HostException e) {
        // Its first step will say so, if it is ever asked to run.
        return;
      }
    }
  }

  private Ended playAll(Plan plan, Resumption past) {
    CommandOutput between = announcer.output(0);
    Shells shells = new Shells(hosts, between, interruption);
    try {
      warmUp(plan, shells);
      StepPlayer player =
          new StepPlayer(plan, shells, announcer, interruption, options, clock, past);
      DangerGuard guard =
          new DangerGuard(plan, gate, shells, announcer, new Confirmations(plan, clock));
      StepTurn turn = new StepTurn(plan, gate, announcer, player, guard, interruption, past);
      return new Walk(plan, gate, turn, interruption, announcer).toTheEnd();
    } finally {
      // A background job's last words arrive while the shells close.
      shells.closeAll();
      between.finish();
    }
  }
}
