package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import dev.runbook.host.Shell;
import dev.runbook.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks a host for its identity before it sends anything else, if the page declares an identity or
 * the run did not reach the host before its first step. It also counts the commands sent to each
 * host.
 */
final class FirstContact {
  private final Plan plan;
  private final Shells shells;
  private final StepReporter announcer;
  private final Set<String> unreached = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Integer> sent = new HashMap<>();

  FirstContact(Plan plan, Shells shells, StepReporter announcer, Resumption past) {
    this.plan = plan;
    this.shells = shells;
    this.announcer = announcer;
    past.commands().ran().forEach(command -> countSent(command.host()));
  }

  /** Reaches hosts before the first step. */
  List<PreflightResult> reach(List<HostUse> uses) {
    List<PreflightResult> arrivals = shells.reach(uses);
    for (PreflightResult each : arrivals) {
      (each.answer().isPresent() ? asked : unreached).add(each.use().host());
    }
    return arrivals;
  }

  /** Asks a host who it is. */
  HostAnswer answer(HostUse use) {
    HostAnswer answer = shells.answer(use);
    asked.add(use.host());
    return answer;
  }

  /** Whether pipelines count there; of a host that cannot be asked, nothing is known to count. */
  boolean countsParts(HostUse use) {
    return !unreached.contains(use.host()) && shells.countsParts(use);
  }

  /**
   * The shell for a command, on a host that is the right one.
   *
   * @throws HostException when it is not, or cannot be reached
   */
  Shell open(HostUse use) {
    if (!use.isHere() && !shells.isOpen(use)) {
      meet(use);
    }
    return shells.shell(use);
  }

  private void meet(HostUse use) {
    String host = use.host();
    boolean late = unreached.contains(host);
    if (!late && IdentityCheck.expected(plan, host).isEmpty()) {
      return;
    }
    HostAnswer answer = answer(use);
    if (unreached.remove(host)) {
      announcer.announce(new RunEvent.HostReached(host, answer));
    }
    IdentityCheck.refuse(plan, host, answer.identity());
  }

  /** A command was sent to a host. */
  void countSent(String host) {
    sent.merge(host, 1, Integer::sum);
  }

  /** What a host was sent so far. */
  String sentTo(String host) {
    int commands = sent.getOrDefault(host, 0);
    return switch (commands) {
      case 0 -> asked.contains(host) ? "only the question for its identity" : "nothing";
      case 1 -> "1 command before that";
      default -> commands + " commands before that";
    };
  }
}
