package dev.runbook.journal;

import dev.runbook.journal.event.JournalObject;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.RecordCodec;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanJson;
import dev.runbook.run.Mask;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The plan in a run's folder: its JSON, with secrets covered. */
public final class PlanFile {
  private final Plan of;
  private final Map<String, Object> plan;
  private final Mask mask;

  /** Of the bytes as they were last made: what is written is what is hashed. */
  private String sha256 = "";

  private PlanFile(Plan of, Map<String, Object> plan, Mask mask) {
    this.of = of;
    this.plan = plan;
    this.mask = mask;
  }

  /** The file of a plan. */
  public static PlanFile of(Plan plan, Mask mask) {
    return new PlanFile(plan, PlanJson.of(plan), mask);
  }

  /** The plan as JSON, schema {@code runbook.plan/1}, without a line end after it. */
  public String text() {
    return Json.pretty(MaskedTree.of(plan, mask));
  }

  /** Whether it is the file of this very plan. */
  boolean isOf(Plan other) {
    return of == other;
  }

  /** What is written. */
  byte[] bytes() {
    byte[] bytes = (text() + "\n").getBytes(StandardCharsets.UTF_8);
    sha256 = Source.sha256(bytes);
    return bytes;
  }

  /** The hash that a journal has of the file. */
  String sha256() {
    if (sha256.isEmpty()) {
      bytes();
    }
    return sha256;
  }

  /** The hash of what would run, whatever is covered in the file. */
  String planSha256() {
    return (String) plan.get("sha256");
  }

  /** What the file says of the page that the plan was made from. */
  PlayedPlan.Page runbook() {
    Object page = MaskedTree.of(plan.get("runbook"), mask);
    return RecordCodec.read(PlayedPlan.Page.class, JournalObject.of(page));
  }
}
