package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.List;
import java.util.Optional;

/**
 * Finds the approvals of a second person. A gate cannot replace it: the runner asks it directly,
 * for exactly what is going to run.
 */
public interface SecondPerson {
  /** Whether a second person has to approve a step. */
  enum Need {
    /** Nobody has to. */
    NONE,
    /** Somebody would have to where the step is real; here it is said and nothing else. */
    SAID,
    /** Without an approval it does not run. */
    APPROVAL
  }

  /** Whether a second person has to approve a step. */
  Need need(Step step);

  /** Whether an approval may still come while the run waits for it, and nobody is asked. */
  default boolean comesLater() {
    return false;
  }

  /**
   * Looks for the approval of exactly this.
   *
   * @param request what is going to run; where its hosts were not asked yet, they are not compared
   * @param file the name of a file that somebody has typed; empty to look where approvals lie
   */
  Approval look(ApprovalRequest request, String file);

  /** An approval is used up, for good; why it cannot be, which is a no. */
  Optional<String> uses(Approval.Granted approval);

  /** Where there is nobody who could approve: what needs a second person does not run. */
  static SecondPerson nobody() {
    return of(Need.APPROVAL);
  }

  /** For mock and dry runs: who would be asked is said. */
  static SecondPerson said() {
    return of(Need.SAID);
  }

  private static SecondPerson of(Need need) {
    return new SecondPerson() {
      @Override
      public Need need(Step step) {
        return step.options().secondPerson() ? need : Need.NONE;
      }

      @Override
      public Approval look(ApprovalRequest request, String file) {
        return new Approval.Missing(List.of("nobody here can approve anything"), List.of());
      }

      @Override
      public Optional<String> uses(Approval.Granted approval) {
        return Optional.of("nobody here can approve anything");
      }
    };
  }
}
