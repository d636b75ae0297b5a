package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;

/** Makes executors that run steps in shells, which stay open on their hosts for the run. */
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
    warmUp(run.plan().now(), shells);
    recall(run);
    return new StepPlayer(run, shells, between);
  }

  /** Hosts that are not real are told what the earlier parts of the run have sent them. */
  private void recall(ExecutionContext run) {
    Mask mask = run.reporter().mask();
    Invocations invocations = new Invocations(run.plan(), run.options(), mask);
    for (RanCommand sent : run.past().commands().sent()) {
      run.plan()
          .now()
          .step(sent.step())
          .ifPresent(
              step ->
                  step.commandsAndChecks()
                      .filter(command -> command.where().host().equals(sent.host()))
                      .filter(command -> mask.text(command.run()).equals(sent.text()))
                      .findFirst()
                      .ifPresent(
                          command -> hosts.recall(command.where(), invocations.of(step, command))));
    }
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
