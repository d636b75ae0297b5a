package dev.runbook.report;

import dev.runbook.journal.RecordedPlan;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalStepEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The risk of each step: from the run's plan, and danger from the journal, too, which counts more
 * than a lost or changed plan.
 */
final class Risks {
  static final String NONE = "none";
  static final String CAUTION = "caution";
  static final String DANGER = "danger";

  private final Map<String, String> planned;

  private Risks(Map<String, String> planned) {
    this.planned = planned;
  }

  static Risks of(RunFolder folder, int parts) {
    Map<String, String> planned = new HashMap<>();
    for (int part = 1; part <= parts; part++) {
      RecordedPlan plan = RecordedPlan.read(folder.plan(part));
      plan.steps().forEach(step -> planned.put(step.id(), step.risk()));
      plan.rollback().forEach(step -> planned.put(step.id(), step.risk()));
    }
    return new Risks(planned);
  }

  String of(JournalStepEvent.StepShown shown) {
    if (shown.danger()) {
      return DANGER;
    }
    return of(shown.step());
  }

  /** The risk of a step as the plan has it. */
  String of(String step) {
    String risk = planned.getOrDefault(step, NONE);
    return Set.of(CAUTION, DANGER).contains(risk) ? risk : NONE;
  }
}
