package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits at a step for the approval of a second person, and uses it up. */
final class ApprovalTurn {
  private final SecondPerson second;
  private final CurrentPlan plan;
  private final Gate gate;
  private final Announcer announcer;

  ApprovalTurn(SecondPerson second, CurrentPlan plan, Gate gate, Announcer announcer) {
    this.second = second;
    this.plan = plan;
    this.gate = gate;
    this.announcer = announcer;
  }

  /** Whether a second person has to approve a step; where that is only said, it is. */
  boolean isNeeded(Step step) {
    SecondPerson.Need need = second.need(step);
    if (need == SecondPerson.Need.SAID) {
      announcer.announce(
          new RunEvent.Noticed(
              "\""
                  + step.title()
                  + "\" needs a second person's approval where it is real; nobody is asked for it"
                  + " here"));
    }
    return need == SecondPerson.Need.APPROVAL;
  }

  /**
   * A look for an approval.
   *
   * @param given the approval, where there is one
   * @param again the file to look into next; empty where the operator has given up
   * @param why why there is none, in words
   */
  record Search(Optional<Approval.Granted> given, Optional<String> again, String why) {
    static final Search NONE = new Search(Optional.empty(), Optional.empty(), "");
  }

  /**
   * Looks once; where none is found, whoever stands at the gate says where to look next.
   *
   * @param answers who the hosts say they are that it is going to run on
   * @param seen what it acts on beyond them
   * @param file the file that was named; empty for the usual places
   */
  Search look(Step step, Map<String, HostAnswer> answers, List<TargetSeen> seen, String file) {
    Mask mask = announcer.mask();
    ApprovalRequest request =
        ApprovalRequest.withoutHosts(plan.now(), step, mask).on(answers, seen, mask);
    Approval found = second.look(request, file);
    if (found instanceof Approval.Granted given) {
      return new Search(Optional.of(given), Optional.empty(), "");
    }
    Approval.Missing missing = (Approval.Missing) found;
    announcer.announce(new RunEvent.ApprovalMissing(step, missing.reasons()));
    return new Search(
        Optional.empty(),
        gate.approval(new Question.Approve(step, request, missing.reasons(), missing.how())),
        words(step, missing));
  }

  /** Uses an approval up, and records it; why it cannot be used. */
  Optional<String> use(Step step, Approval.Granted approval) {
    Optional<String> refused = second.uses(approval);
    announcer.announce(
        refused.isPresent()
            ? new RunEvent.ApprovalMissing(step, List.of(refused.get()))
            : new RunEvent.StepApproved(step, approval));
    return refused;
  }

  /** Records that an approval covers more hosts of a group: it was used up before. */
  void usedAgain(Step step, Approval.Granted approval) {
    announcer.announce(new RunEvent.StepApproved(step, approval));
  }

  /** Why a batch does not begin: what of its steps is not approved. */
  static Optional<Gate.Refusal> refuse(
      SecondPerson second, Plan plan, List<Step> steps, Mask mask) {
    StringBuilder lines = new StringBuilder();
    for (Step step : steps) {
      boolean runs = !step.commands().isEmpty();
      if (runs && second.need(step) == SecondPerson.Need.APPROVAL) {
        Approval found = second.look(ApprovalRequest.withoutHosts(plan, step, mask), "");
        if (found instanceof Approval.Missing missing) {
          lines.append(lines.isEmpty() ? "" : "\n").append(words(step, missing));
        }
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate.Refusal(
                RunResult.UNCONFIRMED,
                lines + "\nnothing was run; --yes does not replace a second person"));
  }

  /** That a step is not approved, why, and how it can be. */
  static String words(Step step, Approval.Missing missing) {
    StringBuilder text = new StringBuilder("`" + step.id() + "` needs a second person's approval");
    text.append(missing.reasons().isEmpty() ? ", and there is none" : ":");
    missing.reasons().forEach(reason -> text.append("\n  ").append(reason));
    missing.how().forEach(how -> text.append("\n  = ").append(how));
    return text.toString();
  }
}
