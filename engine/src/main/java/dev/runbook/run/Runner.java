package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a plan, step by step.
 *
 * <p>Dry runs, mock runs and real runs all go through here and have the same events. Where steps
 * run ({@link StepExecutor}) and where events go ({@link Recorder}) is given to it. A runner plays
 * one plan once.
 */
public final class Runner implements Interruptible {
  private final StepExecutor.Factory executors;
  private final Gate gate;
  private final Announcer announcer;
  private final RunOptions options;
  private final Clock clock;
  private final Interruption interruption = new Interruption();
  private final Outcomes outcomes = new Outcomes();
  private SecondPerson second;
  private boolean requiresApproval;
  private HostRuns hostRuns = HostRuns.none();

  /**
   * A runner.
   *
   * @param executors where steps run
   * @param gate decides what runs
   * @param recorder keeps the record, before anything else happens
   * @param mask keeps secrets out of what is shown and recorded
   * @param listeners watch
   * @param options how the run is played
   * @param clock tells the time
   */
  public Runner(
      StepExecutor.Factory executors,
      Gate gate,
      Recorder recorder,
      Mask mask,
      List<RunListener> listeners,
      RunOptions options,
      Clock clock) {
    this.executors = executors;
    this.gate = gate;
    List<RunListener> all = new ArrayList<>(listeners);
    all.add(outcomes);
    this.announcer = new Announcer(recorder, all, mask);
    if (!gate.isPerson()) {
      recorder.unattended();
    }
    this.options = options;
    this.clock = clock;
    this.second = options.mode() == RunMode.REAL ? SecondPerson.nobody() : SecondPerson.said();
  }

  /**
   * Says who finds the approvals of a second person; without it there are none, and what needs one
   * runs on mock hosts and in dry runs only. Before the run.
   *
   * @param required whether every danger step needs one, which is recorded for whoever resumes
   */
  public Runner approvedBy(SecondPerson approvals, boolean required) {
    second = approvals;
    requiresApproval = required;
    return this;
  }

  /** Says who plays steps that run on a group of hosts. Before the run. */
  public Runner onGroups(HostRuns runs) {
    hostRuns = runs;
    return this;
  }

  @Override
  public boolean interruptCommand() {
    return interruption.interruptCommand();
  }

  @Override
  public void endRun(RunResult how) {
    interruption.endRun(how);
  }

  /**
   * Plays a plan to its end, or to where it stops, in the thread that calls. Whatever commands and
   * hosts do is in the result, and so is a record that cannot be written ({@link
   * RunResult#UNRECORDED}). A plan with errors is refused: nothing of it has run then.
   */
  public RunEnd run(Plan plan) {
    return run(
        plan, Resumption.NONE, new RunEvent.RunStarted(plan, options.mode(), options.chosen()));
  }

  /** Goes on with a run where its earlier parts have left it; its record must go on, too. */
  public RunEnd resume(Plan plan, Resumption past) {
    return run(plan, past, new RunEvent.RunResumed(plan, options.mode(), past));
  }

  private RunEnd run(Plan plan, Resumption past, RunEvent.Recorded beginning) {
    Optional<RunEnd> refused = refuse(plan, past);
    if (refused.isPresent()) {
      return refused.get();
    }
    long start = clock.millis();
    try {
      announcer.announce(beginning);
      if (requiresApproval) {
        announcer.announce(new RunEvent.ApprovalRequired());
      }
      RunEnd ended = playAll(plan, past);
      announcer.announce(
          new RunEvent.RunFinished(ended.result(), ended.detail(), clock.millis() - start));
      return ended;
    } catch (RecordException e) {
      RunEnd ended = new RunEnd(RunResult.UNRECORDED, e.getMessage());
      announcer.tell(
          new RunEvent.RunFinished(ended.result(), ended.detail(), clock.millis() - start));
      return ended;
    }
  }

  /** What keeps a plan from being played at all: nothing of it has run then. */
  private Optional<RunEnd> refuse(Plan plan, Resumption past) {
    if (!plan.errors().isEmpty()) {
      return Optional.of(new RunEnd(RunResult.REFUSED, "the plan has errors"));
    }
    List<Step> remaining = past.remaining(plan);
    return gate.refuseSteps(plan, remaining)
        .or(
            () ->
                gate.isPerson() || second.comesLater()
                    ? Optional.empty()
                    : ApprovalTurn.refuse(second, plan, gate.running(remaining), announcer.mask()))
        .map(refusal -> new RunEnd(refusal.result(), refusal.message()));
  }

  private RunEnd playAll(Plan plan, Resumption past) {
    CurrentPlan current = new CurrentPlan(plan);
    ExecutionContext run =
        new ExecutionContext(current, past, options, announcer, interruption, clock);
    try (StepExecutor executor = executors.open(run)) {
      Optional<RunEnd> kept =
          new Preflight(plan, gate, announcer, executor, options).at(past.remaining(plan));
      if (interruption.runEnds().isPresent()) {
        return new RunEnd(interruption.runEnds().get(), "");
      }
      if (kept.isPresent()) {
        return kept.get();
      }
      Confirmations confirmations = new Confirmations(current, clock);
      ApprovalTurn approvals = new ApprovalTurn(second, current, gate, announcer);
      DangerGuard guard =
          new DangerGuard(current, gate, executor, announcer, confirmations, approvals);
      StepTurn turn = new StepTurn(run, gate, announcer, executor, guard, outcomes);
      Rollback rollback =
          new Rollback(current, gate, turn, interruption, announcer, outcomes, past);
      NotPlayedNotices notPlayed = new NotPlayedNotices(plan.procedure(), announcer);
      AlwaysSteps always = new AlwaysSteps(current, gate, turn, interruption, announcer, outcomes);
      WaveQuestions waves = new WaveQuestions(run, gate, announcer, approvals);
      GroupTurn group = new GroupTurn(run, announcer, waves, hostRuns, outcomes);
      RunEnd ended =
          new PlanWalk(current, turn, interruption, notPlayed, rollback, group::take).toTheEnd();
      return always.after(group.withErrors(ended));
    }
  }
}
