package dev.runbook.durable;

import dev.runbook.approval.SentApprovals;
import dev.runbook.plan.Plan;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.Runner;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/** Plays a run in a workflow: the walk over the plan is the engine's. */
public final class DurableRunWorkflow implements DurableRun {
  private static final Logger LOG = Workflow.getLogger(DurableRunWorkflow.class);

  private final PlayInput input;
  private final WorkflowLog log;
  private final RemoteApprovals approvals;
  private final Map<String, String> environment;
  private RunEnding ending;

  /** Begins with what is played, so that it can be asked for before anything else happens. */
  @WorkflowInit
  public DurableRunWorkflow(PlayInput input) {
    this(input, Map.of());
  }

  /**
   * The same on a machine that can say who may approve.
   *
   * @param environment of the machine; only validators read it, which are not played again
   */
  DurableRunWorkflow(PlayInput input, Map<String, String> environment) {
    this.input = input;
    this.log = new WorkflowLog(input);
    this.approvals = new RemoteApprovals(input, () -> log, new WorkflowClock(), "");
    this.environment = environment;
  }

  @Override
  public RunEnding play(PlayInput same) {
    Plan whole = input.plan();
    Optional<String> refused = input.refuse(whole);
    if (refused.isPresent()) {
      ending = new RunEnding("refused", 2, refused.get(), null);
      return ending;
    }
    Plan plan = input.played(whole);
    RemoteHosts hosts = new RemoteHosts(log, input);
    StepEnds ends = new StepEnds();
    Runner runner =
        PlayedRunner.of(input, plan, log, hosts, approvals, List.of(ends), new WorkflowClock())
            .onGroups(new RemoteHostRuns(log, input, plan, RemoteHostRuns.Live.NOBODY));
    log.controls(runner);
    ending =
        RunEnding.of(
            PlayedRunner.play(runner, input, plan), input.member() == null ? null : ends.all);
    LOG.info("run {} ended: {}", input.run(), ending.result());
    hosts.releaseAll();
    return ending;
  }

  /** The ends of steps, which the run that leads wants to know. */
  private static final class StepEnds implements RunListener {
    final List<EndedStep> all = new ArrayList<>();

    @Override
    public void on(RunEvent event) {
      if (event instanceof RunEvent.StepFinished finished) {
        all.add(EndedStep.of(finished.step().id(), finished.result(), finished.millis()));
      }
    }
  }

  @Override
  public void answer(GivenAnswer given) {
    log.take(given);
  }

  @Override
  public void check(GivenAnswer given) {
    log.check(given);
    if (approvals.isApprovedBy(given.step(), given.by())) {
      throw new IllegalArgumentException(
          given.by() + " has approved this step as the second person, and cannot confirm it, too");
    }
  }

  @Override
  public void approve(String approval) {
    GroupMember.Approved approved =
        Workflow.sideEffect(GroupMember.Approved.class, () -> checked(approval));
    log.take(log.answered(approved.step(), Answers.of(approved), approved.signer()));
  }

  @Override
  public void checkApproval(String approval) {
    log.checkWaitsForApproval();
    checked(approval);
  }

  private GroupMember.Approved checked(String approval) {
    try {
      return approvals.check(approval, log.people(), environment);
    } catch (SentApprovals.Refused e) {
      throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), "refused");
    }
  }

  @Override
  public void interrupt(int at) {
    log.interrupt(at);
  }

  @Override
  public PlayInput input() {
    return input;
  }

  @Override
  public LogPage log(int from) {
    return log.page(from, ending);
  }

  /** The time of the workflow, which is the same whenever it is played again. */
  private static final class WorkflowClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
  }
}
