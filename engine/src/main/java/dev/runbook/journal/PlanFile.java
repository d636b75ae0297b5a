package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanJson;
import dev.runbook.run.Mask;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A plan as a run's folder keeps it: its JSON, with secrets covered. */
public final class PlanFile {
  private final Map<String, Object> plan;
  private final Mask mask;

  PlanFile(Plan plan, Mask mask) {
    this.plan = PlanJson.of(plan);
    this.mask = mask;
  }

  /** The plan as JSON, schema {@code runbook.plan/1}, without a line end after it. */
  public static String text(Plan plan, Mask mask) {
    return new PlanFile(plan, mask).text();
  }

  static byte[] bytes(Plan plan, Mask mask) {
    return new PlanFile(plan, mask).bytes();
  }

  private String text() {
    return Json.pretty(MaskedTree.of(plan, mask));
  }

  private byte[] bytes() {
    return (text() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The hash that a journal has of the file. */
  String sha256() {
    return Source.sha256(bytes());
  }

  /** The hash of what would run, whatever is covered in the file. */
  Object planSha256() {
    return plan.get("sha256");
  }

  /** What the file says of the page that the plan was made from. */
  Object runbook() {
    return MaskedTree.of(plan.get("runbook"), mask);
  }
}
