package dev.runbook.replay;

import dev.runbook.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of some scenarios.
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

  /** The same without what is wrong beside single scenarios. */
  public TestReport ofScenariosAlone() {
    return new TestReport(verdicts, problems, List.of(), files);
  }

  /** The pages that scenarios of it have played. */
  public Set<Path> pages() {
    return verdicts.stream()
        .flatMap(verdict -> verdict.played().stream())
        .map(played -> played.plan().procedure().path())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The pages of which something has changed: the page itself, a file of scenarios that play it, a
   * file of their mock hosts.
   *
   * @param files those that have changed, where they really are
   */
  public Set<Path> pagesOf(Set<Path> files) {
    return verdicts.stream()
        .filter(verdict -> verdict.played().isPresent())
        .filter(verdict -> dependsOn(verdict).anyMatch(path -> files.contains(real(path))))
        .map(verdict -> verdict.played().get().plan().procedure().path())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<Path> dependsOn(Verdict verdict) {
    Scenario scenario = verdict.scenario();
    Stream<Path> mocks =
        scenario.mocks().stream()
            .filter(MockPart.InFile.class::isInstance)
            .map(part -> ((MockPart.InFile) part).path());
    Path page = verdict.played().orElseThrow().plan().procedure().path();
    return Stream.concat(Stream.of(page, scenario.path()), mocks);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Whether everything that was asked for was played and came out as expected. */
  public boolean passes() {
    return failed() == 0 && problems.isEmpty() && findings.isEmpty();
  }
}
