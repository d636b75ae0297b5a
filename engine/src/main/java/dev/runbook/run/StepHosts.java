package dev.runbook.run;

import dev.runbook.graph.CalledHosts;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks each host of a step for its identity, and compares it with the identity that the page
 * declares.
 */
final class StepHosts {
  private final CurrentPlan plan;
  private final StepExecutor executor;
  private final StepReporter reporter;

  StepHosts(CurrentPlan plan, StepExecutor executor, StepReporter reporter) {
    this.plan = plan;
    this.executor = executor;
    this.reporter = reporter;
  }

  /**
   * Who they are, by their names on the page.
   *
   * @throws HostException when one cannot be reached, or is not who it should be
   */
  Map<String, HostAnswer> of(Step step) {
    Map<String, HostAnswer> found = new LinkedHashMap<>();
    for (Command command : step.commands()) {
      String host = command.where().host();
      if (!found.containsKey(host)) {
        found.put(host, identified(step, command.where()));
      }
      for (HostUse called : CalledHosts.of(command, plan.now().steps())) {
        if (command.isDanger() && plan.now().machine().hasHost(called.host())) {
          executor
              .identifyCalled(step, called)
              .ifPresent(answer -> found.putIfAbsent(called.host(), answer));
        }
      }
    }
    return found;
  }

  private HostAnswer identified(Step step, HostUse where) {
    String host = where.host();
    try {
      HostAnswer answer = executor.identify(where);
      reporter.announce(new RunEvent.HostIdentified(step, host, answer));
      IdentityCheck.refuse(plan.now(), host, answer.identity());
      return answer;
    } catch (HostException e) {
      throw IdentityCheck.told(e, host, executor.sentTo(host));
    }
  }
}
