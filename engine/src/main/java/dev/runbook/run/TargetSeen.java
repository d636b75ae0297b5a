package dev.runbook.run;

import dev.runbook.plan.StepTarget;
import java.util.Optional;

/**
 * A target of a danger step, as the gate found it.
 *
 * @param target what it is; its name, where one was found
 * @param how how that is known, or why it is not: a clause
 */
public record TargetSeen(StepTarget target, String how) {
  /** Its name; empty where nobody says it. */
  public Optional<String> name() {
    return target.name();
  }
}
