package dev.runbook.replay;

import dev.runbook.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the measurements of scenarios as JSON. */
final class MeasureJson {
  private MeasureJson() {}

  static Map<String, Object> of(Coverage coverage) {
    return Json.map(
        "commands", coverage.commands(),
        "branches", coverage.branches(),
        "pages", coverage.pages().stream().map(MeasureJson::page).toList());
  }

  private static Map<String, Object> page(Coverage.PageCoverage page) {
    return Json.map(
        "page", page.page().toString(),
        "commands", counts(page.commands()),
        "branches", counts(page.branches()),
        "missing", page.missing().stream().map(MeasureJson::point).toList());
  }

  private static Map<String, Object> counts(List<Coverage.Point> points) {
    return Json.map(
        "reached", points.stream().filter(point -> point.times() > 0).count(),
        "total", points.size());
  }

  private static Map<String, Object> point(Coverage.Point point) {
    return Json.map("line", point.line(), "step", point.step(), "missing", point.missing());
  }

  static Map<String, Object> of(MutationReport report) {
    return Json.map(
        "total", report.total(),
        "killed", report.killed(),
        "percent", report.percent(),
        "pages", report.pages().stream().map(MeasureJson::page).toList());
  }

  private static Map<String, Object> page(MutationReport.PageMutants page) {
    return Json.map(
        "page", page.page().toString(),
        "total", page.mutants().size(),
        "killed", page.count(MutationReport.MutantStatus.KILLED),
        "unnoticed", page.unnoticed().stream().map(MeasureJson::mutant).toList());
  }

  private static Map<String, Object> mutant(MutationReport.Judged judged) {
    Mutant mutant = judged.mutant();
    return Json.map(
        "line", mutant.line(),
        "operator", mutant.operator().words(),
        "step", mutant.step(),
        "text", mutant.text(),
        "fate", judged.status().name().toLowerCase(Locale.ROOT),
        "hint", judged.hint());
  }

  static Map<String, Object> of(DrillReport drill) {
    return Json.map(
        "scenarios", drill.scenarios(),
        "nights", drill.runs(),
        "wrong", drill.wrong().stream().map(MeasureJson::drillRun).toList(),
        "meant", drill.meant().stream().map(MeasureJson::drillRun).toList(),
        "withoutRollback", drill.withoutRollback().stream().map(MeasureJson::drillRun).toList());
  }

  private static Map<String, Object> drillRun(DrillRun run) {
    return Json.map(
        "page", run.place().source().name(),
        "line", run.place().line(),
        "step", run.step(),
        "fault", run.fault(),
        "exit", run.exit(),
        "complaints", run.complaints());
  }

  static Map<String, Object> of(SecondPlay play) {
    return Json.map(
        "file", play.scenario().path().toString(),
        "name", play.scenario().name().value(),
        "exit", play.played().exit(),
        "at", play.at(),
        "steps",
            play.steps().stream()
                .map(each -> Json.map("step", each.step().id(), "what", each.what()))
                .toList());
  }
}
