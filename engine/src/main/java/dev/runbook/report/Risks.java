package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The risk of each step: as the run's plan has it, and danger as the journal does, which outweighs
 * a plan that was lost or changed.
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
      JournalObject plan = plan(folder.plan(part));
      plan.objects("steps").forEach(step -> planned.put(step.text("id"), step.text("risk")));
      plan.objects("rollback").forEach(step -> planned.put(step.text("id"), step.text("risk")));
    }
    return new Risks(planned);
  }

  String of(JournalRecord shown) {
    if (shown.object().flag("danger")) {
      return DANGER;
    }
    String risk = planned.getOrDefault(shown.text("step"), NONE);
    return Set.of(CAUTION, DANGER).contains(risk) ? risk : NONE;
  }

  private static JournalObject plan(Path file) {
    try {
      return new JournalObject(Json.object(Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      return new JournalObject(Map.of());
    }
  }
}
