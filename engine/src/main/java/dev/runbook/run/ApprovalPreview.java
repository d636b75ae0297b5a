package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

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
   * The request that the run would make. Of a step on a group all hosts of it are asked who they
   * are, one after the other.
   *
   * @throws dev.runbook.host.HostException when a host cannot be reached, or is not who it should
   *     be
   */
  public ApprovalRequest of(Plan plan, Step step) {
    if (step.group().isEmpty() || plan.rollout().isEmpty()) {
      return seen(plan, step);
    }
    Map<String, HostAnswer> answers = new LinkedHashMap<>();
    for (String host : plan.rollout().get().hosts()) {
      Plan part = plan.onHost(host);
      answers.putAll(
          asking(part, (who, executor) -> who.of(part.steps().get(plan.steps().indexOf(step)))));
    }
    return ApprovalRequest.withoutHosts(plan, step, mask).on(answers, List.of(), mask);
  }

  private ApprovalRequest seen(Plan plan, Step step) {
    return asking(
        plan,
        (who, executor) -> {
          Map<String, HostAnswer> answers = who.of(step);
          SeenTargets seen = new SeenTargets.Asking(plan, executor, mask).of(step);
          return ApprovalRequest.withoutHosts(plan, step, mask).on(answers, seen.seen(), mask);
        });
  }

  private <T> T asking(Plan plan, BiFunction<StepHosts, StepExecutor, T> what) {
    CurrentPlan current = new CurrentPlan(plan);
    Announcer silent = new Announcer(Recorder.none(), List.of(), mask);
    RunOptions options = new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty());
    ExecutionContext run =
        new ExecutionContext(current, Resumption.NONE, options, silent, new Interruption(), clock);
    try (StepExecutor executor = new ShellExecutors(hosts).open(run)) {
      return what.apply(new StepHosts(current, executor, silent), executor);
    }
  }
}
