package dev.runbook.journal;

import dev.runbook.graph.Step;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.run.Chosen;
import dev.runbook.run.Mask;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a journal says so that its run can go on, and when it does. */
final class ResumeFields {
  private final PlayedBy by;
  private final Mask mask;

  ResumeFields(PlayedBy by, Mask mask) {
    this.by = by;
    this.mask = mask;
  }

  Map<String, Object> chosen(Chosen chosen) {
    return Json.map(
        "with", chosen.with(),
        "skip", chosen.skip(),
        "only", chosen.only(),
        "from", chosen.from().orElse(null));
  }

  Map<String, Object> stepStarted(RunEvent.StepStarted started) {
    return Json.map(
        "step", started.step().id(),
        "attempt", started.attempt(),
        "content", started.content(),
        "first", started.first());
  }

  Map<String, Object> runResumed(RunEvent.RunResumed resumed) {
    Plan plan = resumed.plan();
    Resumption past = resumed.past();
    PlanFile file = PlanFile.of(plan, mask);
    List<String> changed = ids(plan, step -> past.isChanged(plan, step));
    return Json.map(
        "runbook", file.runbook(),
        "plan", file.planSha256(),
        "planFile", file.sha256(),
        "mode", resumed.mode(),
        "mock", by.provenance().mock().map(EventFields::mock).orElse(null),
        "git", by.provenance().commit().map(EventFields::commit).orElse(null),
        "played", past.playedMillis(),
        "operator", by.operator(),
        "machine", by.machine(),
        "version", by.version(),
        "folder", by.folder().toString(),
        "pid", by.pid(),
        "since", by.since().map(JournalLine::time).orElse(null),
        "terminal", by.terminalFields(),
        "kept", ids(plan, step -> past.keeps(plan, step)),
        "changed", changed,
        "again", past.rerun().stream().sorted().toList(),
        "renamed", renamed(past),
        "gone", past.gone(plan),
        "params", new ParamFields(by, mask).of(plan));
  }

  /** Former ids, by the ids of now. */
  private static Map<String, Object> renamed(Resumption past) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    past.steps()
        .forEach(
            (id, step) -> {
              if (step.isRenamed()) {
                renamed.put(id, step.formerId());
              }
            });
    return renamed;
  }

  Map<String, Object> stepSettled(RunEvent.StepSettled settled) {
    return Json.map(
        "step", settled.step().id(),
        "verdict", settled.verdict(),
        "by", settled.by(),
        "reason", mask.text(settled.reason()),
        "content", settled.content(),
        "first", settled.first(),
        "done", settled.done());
  }

  private static List<String> ids(Plan plan, Predicate<Step> which) {
    return plan.steps().stream().filter(which).map(Step::id).toList();
  }
}
