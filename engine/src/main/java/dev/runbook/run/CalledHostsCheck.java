package dev.runbook.run;

import dev.runbook.graph.CalledHosts;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the hosts that text of this machine names before the text calls {@code ssh} by itself:
 * their identity, if the page declares it, and their key.
 */
final class CalledHostsCheck {
  private final Plan plan;
  private final Shells shells;
  private final StepReporter announcer;
  private final Set<HostUse> known = new HashSet<>();

  CalledHostsCheck(Plan plan, Shells shells, StepReporter announcer) {
    this.plan = plan;
    this.shells = shells;
    this.announcer = announcer;
  }

  /**
   * Asks the hosts of a command that were not asked before; nothing of it has been sent yet.
   *
   * @throws HostException when one of them is another one, or does not report its identity although
   *     the page says who it must be
   */
  void check(Step step, Command command) {
    for (HostUse use : CalledHosts.of(command, plan.steps())) {
      if (plan.machine().hasHost(use.host()) && !known.contains(use)) {
        check(step, use);
        known.add(use);
      }
    }
  }

  private void check(Step step, HostUse use) {
    if (IdentityCheck.expected(plan, use.host()).isEmpty()) {
      shells.checkKey(use);
    } else {
      identified(step, use);
    }
  }

  /**
   * Asks one of them who it is; empty where it does not say, as one that only copies files, and the
   * page does not say who it must be.
   *
   * @throws HostException when it is another one
   */
  Optional<HostAnswer> answer(Step step, HostUse use) {
    if (IdentityCheck.expected(plan, use.host()).isPresent()) {
      return Optional.of(identified(step, use));
    }
    shells.checkKey(use);
    try {
      HostAnswer answer = shells.answer(use);
      announcer.announce(new RunEvent.HostIdentified(step, use.host(), answer));
      return Optional.of(answer);
    } catch (HostException e) {
      return Optional.empty();
    }
  }

  private HostAnswer identified(Step step, HostUse use) {
    HostAnswer answer = shells.answer(use);
    announcer.announce(new RunEvent.HostIdentified(step, use.host(), answer));
    IdentityCheck.refuse(plan, use.host(), answer.identity());
    return answer;
  }
}
