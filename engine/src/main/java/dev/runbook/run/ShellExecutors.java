package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;

/** Runs steps in shells that are kept open on their hosts for the run. */
public final class ShellExecutors implements StepExecutor.Factory {
  private final Hosts hosts;

  /** Steps run on these hosts. */
  public ShellExecutors(Hosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public StepExecutor open(ExecutionContext run) {
    CommandOutput between = run.reporter().output(0);
    Shells shells = new Shells(hosts, between, run.interruption());
    warmUp(run.plan(), shells);
    return new StepPlayer(run, shells, between);
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
}
