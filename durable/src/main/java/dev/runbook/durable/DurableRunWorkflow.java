package dev.runbook.durable;

import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.Selection;
import dev.runbook.play.UnattendedGate;
import dev.runbook.run.Gate;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/** Plays a run in a workflow: the walk over the plan is the engine's. */
public final class DurableRunWorkflow implements DurableRun {
  private static final Logger LOG = Workflow.getLogger(DurableRunWorkflow.class);

  private final PlayInput input;
  private final WorkflowLog log;
  private RunEnding ending;

  /** Begins with what is played, so that it can be asked for before anything else happens. */
  @WorkflowInit
  public DurableRunWorkflow(PlayInput input) {
    this.input = input;
    this.log = new WorkflowLog(input);
  }

  @Override
  public RunEnding play(PlayInput same) {
    Plan plan = input.plan();
    Optional<String> refused = input.refuse(plan);
    if (refused.isPresent()) {
      ending = new RunEnding("refused", 2, refused.get());
      return ending;
    }
    RemoteHosts hosts = new RemoteHosts(log, input);
    Runner runner =
        new Runner(
            new ShellExecutors(hosts),
            gate(plan),
            Recorder.none(),
            Mask.none(),
            List.of(),
            options(),
            new WorkflowClock());
    log.controls(runner);
    ending = RunEnding.of(runner.run(plan));
    LOG.info("run {} ended: {}", input.run(), ending.result());
    hosts.releaseAll();
    return ending;
  }

  private Gate gate(Plan plan) {
    PlayFlags flags = input.flags();
    return input.settings().attended()
        ? new RemoteGate(() -> log, plan, Selection.attended(plan, flags), Gate.nobody())
        : new UnattendedGate(plan, flags);
  }

  private RunOptions options() {
    PlayFlags flags = input.flags();
    return new RunOptions(
        RunMode.REAL,
        input.settings().attended() ? Optional.empty() : Optional.of(flags.limits().followFor()),
        flags.limits().timeout(),
        flags.chosen(),
        flags.later(),
        log.waiting());
  }

  @Override
  public void answer(GivenAnswer given) {
    log.take(given);
  }

  @Override
  public void check(GivenAnswer given) {
    log.check(given);
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
