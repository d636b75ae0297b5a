package dev.runbook.run;

import dev.runbook.graph.CalledHosts;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes sure, before text of this machine calls {@code ssh} by itself, that the hosts it names are
 * the right ones: who they say they are, where the page says who they must be, and the key they
 * show.
 */
final class Callees {
  private final Plan plan;
  private final Shells shells;
  private final StepReporter announcer;
  private final Set<HostUse> known = new HashSet<>();

  Callees(Plan plan, Shells shells, StepReporter announcer) {
    this.plan = plan;
    this.shells = shells;
    this.announcer = announcer;
  }

  /**
   * Asks the hosts of a command that were not asked before; nothing of it has been sent yet.
   *
   * @throws HostException when one of them is another one, or does not say who it is although the
   *     page says who it must be
   */
  void check(Step step, Command command) {
    for (HostUse use : CalledHosts.of(command)) {
      if (plan.machine().hasHost(use.host()) && !known.contains(use)) {
        check(step, use);
        known.add(use);
      }
    }
  }

  private void check(Step step, HostUse use) {
    String alias = use.host();
    if (Strangers.expected(plan, alias).isEmpty()) {
      shells.checkKey(use);
      return;
    }
    HostAnswer answer = shells.answer(use);
    announcer.announce(new RunEvent.HostIdentified(step, alias, answer));
    Strangers.refuse(plan, alias, answer.identity());
  }
}
