package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Guards every danger step, and every step that needs a second person. It asks the hosts for their
 * identities, a second person for the approval, and the operator for the target's name.
 *
 * <p>What was typed is compared here, so that no gate can let danger through.
 */
final class DangerGuard {
  private final CurrentPlan plan;
  private final Gate gate;
  private final StepExecutor executor;
  private final Announcer announcer;
  private final Confirmations confirmations;
  private final ApprovalTurn approvals;
  private final StepHosts hosts;
  private Predicate<Step> stillToRun = step -> true;

  DangerGuard(
      CurrentPlan plan,
      Gate gate,
      StepExecutor executor,
      Announcer announcer,
      Confirmations confirmations,
      ApprovalTurn approvals) {
    this.plan = plan;
    this.gate = gate;
    this.executor = executor;
    this.announcer = announcer;
    this.confirmations = confirmations;
    this.approvals = approvals;
    this.hosts = new StepHosts(plan, executor, announcer);
  }

  /** Says which steps may still run: no other one is shown to whoever confirms danger. */
  void shows(Predicate<Step> mayRun) {
    stillToRun = mayRun;
  }

  /**
   * Asks for the typed confirmation of a danger step, unless one that was given covers it, and for
   * the approval of a second person where the step needs one.
   */
  DangerDecision consent(Step step) {
    boolean approved = !isOver(step) && approvals.isNeeded(step);
    if (isOver(step) || !step.isDanger() && !approved) {
      return DangerDecision.GIVEN;
    }
    Optional<String> file = Optional.of("");
    while (true) {
      Map<String, HostAnswer> answers;
      try {
        answers = hosts.of(step);
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
      ApprovalTurn.Search look = ApprovalTurn.Search.NONE;
      if (approved) {
        look = approvals.look(step, answers, seen.seen(), file.get());
        file = look.again();
        if (look.given().isEmpty() && file.isPresent()) {
          continue; // While somebody waited, the hosts may have become others.
        }
        if (look.given().isEmpty()) {
          return notApproved(step, look.why());
        }
      }
      DangerDecision consent = confirmed(step, answers, seen, asking);
      return consent.given() ? used(step, look) : consent;
    }
  }

  private DangerDecision confirmed(
      Step step, Map<String, HostAnswer> answers, SeenTargets seen, SeenTargets.Asking asking) {
    if (!step.isDanger()) {
      return DangerDecision.GIVEN;
    }
    if (!confirmations.covers(step, seen)) {
      DangerDecision consent = ask(step, answers, seen, asking);
      if (!consent.given()) {
        return consent;
      }
    }
    executor.noteConfirmed(step, seen.seen());
    return DangerDecision.GIVEN;
  }

  /** An approval is used up when all else is said, and before anything of the step runs. */
  private DangerDecision used(Step step, ApprovalTurn.Search look) {
    return look.given()
        .flatMap(approval -> approvals.use(step, approval))
        .map(refused -> notApproved(step, refused))
        .orElse(DangerDecision.GIVEN);
  }

  private DangerDecision notApproved(Step step, String why) {
    announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.NOT_APPROVED, ""));
    return gate.isPerson()
        ? DangerDecision.NOT_GIVEN
        : DangerDecision.ends(RunResult.UNCONFIRMED, why);
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
      announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.CONFIRMED, expected));
      return DangerDecision.GIVEN;
    }
    announcer.announce(new RunEvent.StepAnswered(step, StepAnswer.NOT_CONFIRMED, ""));
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
}
