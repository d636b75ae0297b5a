package dev.runbook.replay;

import dev.runbook.json.Json;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes test results as JSON, without secrets: schema {@code runbook.test/1}. */
public final class TestJson {
  private static final String SCHEMA = "runbook.test/1";

  private TestJson() {}

  /** One line. It does not depend on how long something took, nor in which order it was played. */
  public static String of(TestReport report, Measures measures) {
    Map<String, Object> all =
        Json.map(
            "schema", SCHEMA,
            "passed", report.passed(),
            "failed", report.failed(),
            "scenarios", report.verdicts().stream().map(TestJson::verdict).toList(),
            "findings", report.findings().stream().map(TestJson::difference).toList(),
            "problems", report.problems().stream().map(TestJson::problem).toList());
    measures.coverage().ifPresent(coverage -> all.put("coverage", MeasureJson.of(coverage)));
    measures.mutations().ifPresent(changes -> all.put("mutations", MeasureJson.of(changes)));
    measures.drill().ifPresent(drill -> all.put("drill", MeasureJson.of(drill)));
    measures
        .again()
        .ifPresent(nights -> all.put("again", nights.stream().map(MeasureJson::of).toList()));
    return Json.line(all);
  }

  /** Scenarios that are listed and not played: {@code runbook.scenarios/1}. */
  public static String of(List<Scenario> scenarios) {
    return Json.line(
        Json.map(
            "schema",
            "runbook.scenarios/1",
            "scenarios",
            scenarios.stream()
                .map(
                    each ->
                        Json.map(
                            "file", each.source().name(),
                            "line", each.source().line(each.name().span().start()),
                            "name", each.name().value(),
                            "play", each.play().value()))
                .toList()));
  }

  /** Whether a real host answers as its mock does: {@code runbook.contract/1}. */
  public static String of(ContractReport contract) {
    return Json.line(
        Json.map(
            "schema", "runbook.contract/1",
            "host", contract.host(),
            "identity", contract.identity(),
            "refusal", contract.refusal().isEmpty() ? null : contract.refusal(),
            "holds", contract.holds(),
            "same", contract.same(),
            "differs",
                contract.different().stream()
                    .map(
                        each ->
                            Json.map(
                                "file", each.reply().source().name(),
                                "line", each.reply().line(),
                                "command", each.command(),
                                "difference", each.difference()))
                    .toList(),
            "notAsked",
                contract.notAsked().stream()
                    .map(
                        each ->
                            Json.map(
                                "file", each.reply().source().name(),
                                "line", each.reply().line(),
                                "command", each.command(),
                                "why", each.why()))
                    .toList()));
  }

  /** Everything that is not as expected. */
  public static List<Map<String, Object>> differences(TestReport report) {
    List<Map<String, Object>> all = new ArrayList<>();
    report.problems().forEach(problem -> all.add(problem(problem)));
    report
        .verdicts()
        .forEach(verdict -> verdict.differences().forEach(each -> all.add(difference(each))));
    report.findings().forEach(each -> all.add(difference(each)));
    return all;
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    return Json.map(
        "file", verdict.scenario().path().toString(),
        "line", verdict.scenario().source().line(verdict.scenario().name().span().start()),
        "name", verdict.scenario().name().value(),
        "play", verdict.scenario().play().value(),
        "passes", verdict.passes(),
        "exit",
            verdict
                .played()
                .map(played -> played.parts().get(played.parts().size() - 1).exit())
                .orElse(null),
        "differences", verdict.differences().stream().map(TestJson::difference).toList());
  }

  private static Map<String, Object> difference(Difference difference) {
    return Json.map(
        "kind", difference.kind(),
        "file", difference.place().source().name(),
        "line", difference.place().line(),
        "what", difference.what(),
        "details", difference.details().stream().map(TestJson::detail).toList(),
        "hints", difference.hints(),
        "expected", difference.expected().orElse(null),
        "actual", difference.actual().orElse(null));
  }

  private static List<String> detail(Difference.Detail detail) {
    return List.of(detail.label(), detail.text());
  }

  private static Map<String, Object> problem(Problem problem) {
    return Json.map(
        "severity", problem.severity().word(),
        "code", problem.code(),
        "file", problem.source().name(),
        "line", problem.line(),
        "column", problem.column(),
        "message", problem.message(),
        "hint", problem.hint().orElse(null));
  }
}
