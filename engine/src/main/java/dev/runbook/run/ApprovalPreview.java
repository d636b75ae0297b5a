package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows what a second person approves before a run begins: it asks the step's hosts, and runs
 * nothing.
 */
public final class ApprovalPreview {
  private final Hosts hosts;
  private final Mask mask;
  private final Clock clock;

  /**
   * A preview on some hosts.
   *
   * @param mask covers the plan's secrets
   */
  public ApprovalPreview(Hosts hosts, Mask mask, Clock clock) {
    this.hosts = hosts;
    this.mask = mask;
    this.clock = clock;
  }

  /**
   * The request that the run would make.
   *
   * @throws dev.runbook.host.HostException when a host cannot be reached, or is not who it should
   *     be
   */
  public ApprovalRequest of(Plan plan, Step step) {
    CurrentPlan current = new CurrentPlan(plan);
    Announcer silent = new Announcer(Recorder.none(), List.of(), mask);
    RunOptions options = new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty());
    ExecutionContext run =
        new ExecutionContext(current, Resumption.NONE, options, silent, new Interruption(), clock);
    try (StepExecutor executor = new ShellExecutors(hosts).open(run)) {
      Map<String, HostAnswer> answers = new StepHosts(current, executor, silent).of(step);
      SeenTargets seen = new SeenTargets.Asking(plan, executor, mask).of(step);
      return ApprovalRequest.withoutHosts(plan, step, mask).on(answers, seen.seen(), mask);
    }
  }
}
