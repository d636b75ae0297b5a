package dev.runbook.replay;

import dev.runbook.report.JUnitXml;
import dev.runbook.source.GithubCommand;
import dev.runbook.source.PrintableText;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes test results for continuous integration. */
public final class TestResults {
  private final TestReport report;

  /** Of one test run. */
  public TestResults(TestReport report) {
    this.report = report;
  }

  /** As JUnit's XML: a suite for each file, and one for what is wrong beside single scenarios. */
  public String junit() {
    Map<String, List<JUnitXml.Case>> suites = new LinkedHashMap<>();
    for (Verdict verdict : report.verdicts()) {
      suites
          .computeIfAbsent(verdict.scenario().path().toString(), any -> new ArrayList<>())
          .add(test(verdict));
    }
    for (Problem problem : report.problems()) {
      suites.computeIfAbsent(problem.source().name(), any -> new ArrayList<>()).add(test(problem));
    }
    for (Difference finding : report.findings()) {
      suites
          .computeIfAbsent(finding.place().source().name(), any -> new ArrayList<>())
          .add(test(finding));
    }
    return JUnitXml.of(
        suites.entrySet().stream()
            .map(each -> new JUnitXml.Suite(each.getKey(), each.getValue()))
            .toList());
  }

  private static JUnitXml.Case test(Verdict verdict) {
    Scenario scenario = verdict.scenario();
    Optional<JUnitXml.Failure> failure =
        verdict.differences().stream()
            .findFirst()
            .map(first -> new JUnitXml.Failure(first.kind(), line(first), text(verdict)));
    return new JUnitXml.Case(
        scenario.title(),
        scenario.play().value(),
        scenario.path().toString(),
        scenario.source().line(scenario.name().span().start()),
        failure);
  }

  private static JUnitXml.Case test(Problem problem) {
    return new JUnitXml.Case(
        "line " + problem.line() + ": " + problem.code(),
        problem.source().name(),
        problem.source().name(),
        problem.line(),
        Optional.of(new JUnitXml.Failure(problem.code(), problem.message(), problem.render())));
  }

  private static JUnitXml.Case test(Difference finding) {
    return new JUnitXml.Case(
        "line " + finding.place().line() + ": " + finding.kind(),
        finding.place().source().name(),
        finding.place().source().name(),
        finding.place().line(),
        Optional.of(
            new JUnitXml.Failure(finding.kind(), line(finding), DifferenceText.of(finding))));
  }

  private static String line(Difference difference) {
    return difference.place().at() + "  " + difference.what();
  }

  private static String text(Verdict verdict) {
    return verdict.differences().stream()
        .map(DifferenceText::of)
        .collect(Collectors.joining("\n\n"));
  }

  /** As commands of a GitHub workflow, one a line: the first cause of each failure. */
  public List<String> annotations() {
    List<String> lines = new ArrayList<>();
    report.problems().forEach(problem -> lines.add(annotation(problem)));
    for (Verdict verdict : report.verdicts()) {
      verdict.differences().stream()
          .limit(1)
          .forEach(first -> lines.add(annotation(first, verdict.scenario().title())));
    }
    report.findings().forEach(finding -> lines.add(annotation(finding, finding.kind())));
    return lines;
  }

  private static String annotation(Problem problem) {
    return GithubCommand.of("error")
        .with("file", problem.source().name())
        .with("line", "" + problem.line())
        .with("title", problem.code())
        .saying(problem.message() + problem.hint().map(hint -> "\n" + hint).orElse(""));
  }

  private static String annotation(Difference difference, String title) {
    return GithubCommand.of("error")
        .with("file", difference.place().source().name())
        .with("line", "" + difference.place().line())
        .with("title", title)
        .saying(DifferenceText.of(difference));
  }

  /** As Markdown for a workflow's summary: a table, and what failed. */
  public String summary() {
    StringBuilder out = new StringBuilder("### Runbook tests\n\n");
    out.append("| file | pass | fail |\n|---|---|---|\n");
    Map<String, List<Verdict>> files = new LinkedHashMap<>();
    report
        .verdicts()
        .forEach(
            verdict ->
                files
                    .computeIfAbsent(verdict.scenario().path().toString(), any -> new ArrayList<>())
                    .add(verdict));
    files.forEach(
        (file, verdicts) -> {
          long passed = verdicts.stream().filter(Verdict::passes).count();
          out.append("| ").append(cell(file)).append(" | ").append(passed);
          out.append(" | ").append(verdicts.size() - passed).append(" |\n");
        });
    List<String> wrong = new ArrayList<>();
    report.problems().forEach(problem -> wrong.add(problem.render()));
    report.verdicts().stream()
        .filter(verdict -> !verdict.passes())
        .forEach(verdict -> wrong.add("✗ " + verdict.scenario().title() + "\n" + text(verdict)));
    report.findings().forEach(finding -> wrong.add(DifferenceText.of(finding)));
    if (!wrong.isEmpty()) {
      out.append("\n").append(fenced(String.join("\n\n", wrong))).append("\n");
    }
    return out.toString();
  }

  private static String cell(String text) {
    return "`" + PrintableText.line(text).replace("`", "").replace("|", "\\|") + "`";
  }

  private static String fenced(String text) {
    String shown = PrintableText.text(text);
    String fence = "```";
    while (shown.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + shown + "\n" + fence;
  }
}
