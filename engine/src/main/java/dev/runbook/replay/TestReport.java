package dev.runbook.replay;

import dev.runbook.source.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of some scenarios.
 *
 * @param verdicts those that were played, in the order of their files
 * @param problems what is wrong in files, so that some of their scenarios were not played
 * @param findings what is wrong beside single scenarios: replies that nobody asked for, plan texts
 *     that are out of date
 * @param files the files that were read
 */
public record TestReport(
    List<Verdict> verdicts, List<Problem> problems, List<Difference> findings, List<Path> files) {
  /** Copies the lists. */
  public TestReport {
    verdicts = List.copyOf(verdicts);
    problems = List.copyOf(problems);
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  /** How many scenarios came out as expected. */
  public long passed() {
    return verdicts.stream().filter(Verdict::passes).count();
  }

  /** How many did not. */
  public long failed() {
    return verdicts.size() - passed();
  }

  /** Whether everything that was asked for was played and came out as expected. */
  public boolean passes() {
    return failed() == 0 && problems.isEmpty() && findings.isEmpty();
  }
}
