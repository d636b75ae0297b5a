package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanJson;
import dev.runbook.run.Mask;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;

/** A plan as a run's folder keeps it: its JSON, with secrets covered. */
final class PlanFile {
  private PlanFile() {}

  static byte[] bytes(Plan plan, Mask mask) {
    Object masked = MaskedTree.of(PlanJson.of(plan), mask);
    return (Json.pretty(masked) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The hash that a journal has of it. */
  static String sha256(Plan plan, Mask mask) {
    return Source.sha256(bytes(plan, mask));
  }
}
