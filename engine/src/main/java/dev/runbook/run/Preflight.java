package dev.runbook.run;

import dev.runbook.document.Settings.ExpectedHost;
import dev.runbook.graph.CalledHosts;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reaches the hosts of a plan before its first step, all at once, and asks each for its identity.
 *
 * <p>One that cannot be reached yet is put off where the page, a flag or a person says so. A wrong
 * key or identity never is.
 */
final class Preflight {
  private final Plan plan;
  private final Gate gate;
  private final Announcer announcer;
  private final StepExecutor executor;
  private final RunOptions options;

  Preflight(Plan plan, Gate gate, Announcer announcer, StepExecutor executor, RunOptions options) {
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
    this.executor = executor;
    this.options = options;
  }

  /**
   * Reaches the hosts of some steps, those of a group excepted: a group's are reached wave by wave.
   * How the run ends, where they keep it from being played.
   */
  Optional<RunEnd> at(List<Step> steps) {
    List<UnreachedHost> unreached = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    for (PreflightResult arrival : executor.reach(hosts(steps))) {
      arrive(arrival, unreached, strangers);
    }
    if (!strangers.isEmpty()) {
      return Optional.of(new RunEnd(RunResult.WRONG_HOST, String.join("\n", strangers)));
    }
    List<UnreachedHost> open = unreached.stream().filter(each -> !isPutOff(each.host())).toList();
    return open.isEmpty()
        ? Optional.empty()
        : gate.refuseHosts(plan, open)
            .map(refusal -> new RunEnd(refusal.result(), refusal.message()));
  }

  private void arrive(
      PreflightResult arrival, List<UnreachedHost> unreached, List<String> strangers) {
    String host = arrival.use().host();
    arrival
        .answer()
        .ifPresent(answer -> announcer.announce(new RunEvent.HostReached(host, answer)));
    Optional<HostException> refusal = arrival.refusal().or(() -> identityMismatch(arrival));
    if (refusal.isPresent() && refusal.get().kind() == HostException.Kind.IDENTITY) {
      strangers.add(IdentityCheck.told(refusal.get(), host, executor.sentTo(host)).getMessage());
    } else if (refusal.isPresent()) {
      String why = refusal.get().getMessage();
      announcer.announce(new RunEvent.HostNotReached(host, why, isPutOff(host)));
      unreached.add(new UnreachedHost(host, why));
    }
  }

  private Optional<HostException> identityMismatch(PreflightResult arrival) {
    try {
      IdentityCheck.refuse(plan, arrival.use().host(), arrival.answer().orElseThrow().identity());
      return Optional.empty();
    } catch (HostException e) {
      return Optional.of(e);
    }
  }

  private boolean isPutOff(String host) {
    return options.later().contains(host)
        || IdentityCheck.expected(plan, host).filter(ExpectedHost::later).isPresent();
  }

  /** The hosts that steps run on, and those in their own text that the page says something of. */
  private List<HostUse> hosts(List<Step> steps) {
    return steps.stream()
        .filter(step -> gate.leaveOut(step).isEmpty() && plan.unbound(List.of(step)).isEmpty())
        .flatMap(Step::commandsAndChecks)
        .flatMap(this::hosts)
        .filter(use -> !use.isHere() && use.group().isEmpty() && plan.machine().hasHost(use.host()))
        .distinct()
        .toList();
  }

  private Stream<HostUse> hosts(Command command) {
    HostUse where = command.where();
    Stream<HostUse> called =
        CalledHosts.of(command, plan.steps()).stream()
            .filter(use -> IdentityCheck.expected(plan, use.host()).isPresent());
    return Stream.concat(Stream.of(HostUse.once(where.host(), where.options())), called);
  }
}
