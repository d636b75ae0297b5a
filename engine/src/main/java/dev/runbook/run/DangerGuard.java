package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands before every danger step: asks its hosts who they are, and a person for the target's name.
 *
 * <p>What was typed is compared here, so that no gate can let danger through.
 */
final class DangerGuard {
  private final Plan plan;
  private final Gate gate;
  private final StepExecutor executor;
  private final Announcer announcer;
  private final Confirmations confirmations;

  DangerGuard(
      Plan plan,
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

  /** Asks for the typed confirmation of a danger step, unless one that was given covers it. */
  Consent consent(Step step) {
    if (!step.isDanger()) {
      return Consent.GIVEN;
    }
    Map<String, HostAnswer> answers;
    try {
      answers = whoTheyAre(step);
    } catch (HostException e) {
      boolean wrongHost = e.kind() == HostException.Kind.IDENTITY;
      return Consent.ends(wrongHost ? RunResult.WRONG_HOST : RunResult.FAILED, e.getMessage());
    }
    return confirmations.covers(step) ? Consent.GIVEN : ask(step, answers);
  }

  /** A step that failed is confirmed anew before it runs again. */
  void forget(Step step) {
    confirmations.forget(step);
  }

  private Consent ask(Step step, Map<String, HostAnswer> answers) {
    List<Step> covered = confirmations.coveredBy(step);
    String expected = plan.confirmation(step);
    String typed = gate.confirm(new Question.Confirm(step, covered, expected, answers));
    if (!expected.isEmpty() && typed.equals(expected)) {
      confirmations.add(covered);
      announcer.announce(new RunEvent.StepAnswered(step, "confirmed", expected));
      return Consent.GIVEN;
    }
    announcer.announce(new RunEvent.StepAnswered(step, "not-confirmed", ""));
    return gate.isPerson()
        ? Consent.NOT_GIVEN
        : Consent.ends(RunResult.UNCONFIRMED, notConfirmed(step));
  }

  /** The sentence for a run that ends because nobody confirmed a step. */
  String notConfirmed(Step step) {
    return "\"" + step.title() + "\" was not confirmed for " + plan.confirmation(step);
  }

  /** Asks each host of a step who it is, and compares with what the page says it must be. */
  private Map<String, HostAnswer> whoTheyAre(Step step) {
    Map<String, HostAnswer> found = new LinkedHashMap<>();
    for (Command command : step.commands()) {
      HostUse where = command.where();
      if (!found.containsKey(where.host())) {
        HostAnswer answer = executor.identify(where);
        announcer.announce(new RunEvent.HostIdentified(step, where.host(), answer));
        Strangers.refuse(plan, where.host(), answer.identity());
        found.put(where.host(), answer);
      }
    }
    return found;
  }
}
