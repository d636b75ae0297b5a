package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanJson;
import dev.runbook.run.Mask;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;

/** A plan as a run's folder keeps it: its JSON, with secrets covered. */
public final class PlanFile {
  private PlanFile() {}

  static byte[] bytes(Plan plan, Mask mask) {
    return (text(plan, mask) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The plan as JSON, schema {@code runbook.plan/1}, without a line end after it. */
  public static String text(Plan plan, Mask mask) {
    return Json.pretty(MaskedTree.of(PlanJson.of(plan), mask));
  }

  /** The hash that a journal has of it. */
  static String sha256(Plan plan, Mask mask) {
    return Source.sha256(bytes(plan, mask));
  }
}
