package dev.runbook.run;

import dev.runbook.graph.CalledHosts;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Stands before every danger step: asks its hosts who they are, and a person for the target's name.
 *
 * <p>What was typed is compared here, so that no gate can let danger through.
 */
final class DangerGuard {
  private final CurrentPlan plan;
  private final Gate gate;
  private final StepExecutor executor;
  private final Announcer announcer;
  private final Confirmations confirmations;
  private Predicate<Step> stillToRun = step -> true;

  DangerGuard(
      CurrentPlan plan,
      Gate gate,
      StepExecutor executor,
      Announcer announcer,
      Confirmations confirmations) {
    this.plan = plan;
    this.gate = gate;
    this.executor = executor;
    this.announcer = announcer;
    this.confirmations = confirmations;
  }

  /** Says which steps may still run: no other one is shown to whoever confirms danger. */
  void shows(Predicate<Step> mayRun) {
    stillToRun = mayRun;
  }

  /** Asks for the typed confirmation of a danger step, unless one that was given covers it. */
  DangerDecision consent(Step step) {
    if (!step.isDanger() || isOver(step)) {
      return DangerDecision.GIVEN;
    }
    Map<String, HostAnswer> answers;
    try {
      answers = whoTheyAre(step);
    } catch (HostException e) {
      boolean wrongHost = e.kind() == HostException.Kind.IDENTITY;
      return DangerDecision.ends(
          wrongHost ? RunResult.WRONG_HOST : RunResult.FAILED, e.getMessage());
    }
    SeenTargets.Asking asking = new SeenTargets.Asking(plan.now(), executor, announcer.mask());
    SeenTargets seen = asking.of(step);
    seen.seen().stream()
        .filter(each -> each.target().isBeyond())
        .forEach(each -> announcer.announce(new RunEvent.TargetIdentified(step, each)));
    if (!confirmations.covers(step, seen)) {
      DangerDecision consent = ask(step, answers, seen, asking);
      if (!consent.given()) {
        return consent;
      }
    }
    executor.isConfirmed(step, seen.seen());
    return DangerDecision.GIVEN;
  }

  /** Whether nothing of a step is left to run that could destroy anything. */
  private static boolean isOver(Step step) {
    return step.commands().isEmpty() && step.options().verify().filter(Command::isDanger).isEmpty();
  }

  /** A step that failed is confirmed anew before it runs again. */
  void forget(Step step) {
    confirmations.forget(step);
  }

  private DangerDecision ask(
      Step step, Map<String, HostAnswer> answers, SeenTargets seen, SeenTargets.Asking asking) {
    Map<Step, SeenTargets> covered = confirmations.coveredBy(step, seen, asking, stillToRun);
    String expected = seen.word();
    String typed =
        gate.confirm(
            new Question.Confirm(
                step, List.copyOf(covered.keySet()), expected, answers, seen.seen()));
    if (!expected.isEmpty() && typed.equals(expected)) {
      confirmations.add(covered);
      announcer.announce(new RunEvent.StepAnswered(step, "confirmed", expected));
      return DangerDecision.GIVEN;
    }
    announcer.announce(new RunEvent.StepAnswered(step, "not-confirmed", ""));
    return gate.isPerson()
        ? DangerDecision.NOT_GIVEN
        : DangerDecision.ends(RunResult.UNCONFIRMED, notConfirmed(step, expected));
  }

  private String notConfirmed(Step step, String expected) {
    boolean asThePageSays = plan.now().targets(step).word().filter(expected::equals).isPresent();
    return asThePageSays
        ? "\"%s\" was not confirmed for %s".formatted(step.title(), expected)
        : "\"%s\" acts on %s, and was not confirmed for that; --confirm %s@%s confirms it"
            .formatted(step.title(), expected, step.id(), expected);
  }

  /** How the run ends because a step that is to run again was not confirmed. */
  RunEnd notConfirmed(Step step) {
    return new RunEnd(RunResult.UNCONFIRMED, "\"" + step.title() + "\" was not confirmed again");
  }

  /** Asks each host of a step who it is, and compares with what the page says it must be. */
  private Map<String, HostAnswer> whoTheyAre(Step step) {
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
      announcer.announce(new RunEvent.HostIdentified(step, host, answer));
      IdentityCheck.refuse(plan.now(), host, answer.identity());
      return answer;
    } catch (HostException e) {
      throw IdentityCheck.told(e, host, executor.sentTo(host));
    }
  }
}
