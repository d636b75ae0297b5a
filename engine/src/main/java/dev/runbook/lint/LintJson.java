package dev.runbook.lint;

import dev.runbook.json.Json;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.util.Map;

/** Writes findings as JSON: schema {@code runbook.lint/1}. */
public final class LintJson {
  private LintJson() {}

  /** The report as JSON. */
  public static String of(LintReport report) {
    return Json.pretty(
        Json.map(
            "schema", "runbook.lint/1",
            "pages", report.pages().size(),
            "errors", report.count(Severity.ERROR),
            "warnings", report.count(Severity.WARNING),
            "notes", report.count(Severity.NOTE),
            "ignored", report.pages().stream().mapToInt(PageFindings::ignored).sum(),
            "known", report.pages().stream().mapToInt(PageFindings::known).sum(),
            "gone", report.gone().stream().map(LintJson::entry).toList(),
            "problems", report.findings().stream().map(LintJson::problem).toList()));
  }

  private static Map<String, Object> entry(Baseline.Entry entry) {
    return Json.map("path", entry.page(), "code", entry.rule(), "fingerprint", entry.fingerprint());
  }

  private static Map<String, Object> problem(Finding finding) {
    Problem problem = finding.problem();
    Region region = Region.of(problem);
    return Json.map(
        "path", problem.source().name(),
        "severity", problem.severity().word(),
        "code", problem.code(),
        "line", problem.line(),
        "column", problem.column(),
        "endLine", region.endLine(),
        "endColumn", region.endColumn(problem.source()),
        "message", problem.message(),
        "hint", problem.hint().orElse(null),
        "fingerprint", finding.fingerprint());
  }
}
