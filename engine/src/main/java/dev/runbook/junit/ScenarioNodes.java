package dev.runbook.junit;

import dev.runbook.replay.Difference;
import dev.runbook.replay.Scenario;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Verdict;
import dev.runbook.source.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios as nodes of JUnit's tree. */
final class ScenarioNodes {
  private final Supplier<TestReport> report;

  private ScenarioNodes(Supplier<TestReport> report) {
    this.report = report;
  }

  static Stream<DynamicNode> of(
      List<ScenarioFile> files, TestOptions options, Supplier<TestReport> run) {
    ScenarioNodes nodes = new ScenarioNodes(new Once<>(run));
    Stream<DynamicNode> ofFiles =
        files.stream().flatMap(file -> nodes.container(file, options).stream());
    return Stream.concat(
        ofFiles, Stream.of(DynamicTest.dynamicTest("what the scenarios share", nodes::findings)));
  }

  private Optional<DynamicNode> container(ScenarioFile file, TestOptions options) {
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("the file is sound", uri(file.path(), 1), () -> sound(file)));
    file.scenarios().stream()
        .filter(options::wants)
        .forEach(scenario -> tests.add(test(file, scenario)));
    boolean any = tests.size() > 1 || !file.problems().isEmpty();
    return any
        ? Optional.of(
            DynamicContainer.dynamicContainer(
                file.path().toString(), uri(file.path(), 1), tests.stream()))
        : Optional.empty();
  }

  private DynamicNode test(ScenarioFile file, Scenario scenario) {
    int line = file.source().line(scenario.name().span().start());
    return DynamicTest.dynamicTest(
        scenario.title(), uri(file.path(), line), () -> judge(scenario.place()));
  }

  /** An IDE opens a file's address at the line that it names. */
  private static URI uri(Path path, int line) {
    return URI.create(path.toAbsolutePath().toUri() + "?line=" + line);
  }

  private void sound(ScenarioFile file) {
    List<Problem> problems =
        report.get().problems().stream()
            .filter(problem -> problem.source().name().equals(file.source().name()))
            .toList();
    if (!problems.isEmpty()) {
      throw Failures.of(problems);
    }
  }

  /** Scenarios are read anew when they are played, so their place finds them again. */
  private void judge(String place) {
    Verdict verdict =
        report.get().verdicts().stream()
            .filter(each -> each.scenario().place().equals(place))
            .findFirst()
            .orElseThrow(() -> new AssertionError("it was not played: its file is not sound"));
    if (!verdict.differences().isEmpty()) {
      AssertionError first = Failures.of(verdict.differences().get(0));
      verdict.differences().stream().skip(1).map(Failures::of).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Replies that no scenario asks for, plan texts that are out of date, mistakes in mock files. */
  private void findings() {
    TestReport all = report.get();
    List<String> files = all.files().stream().map(Path::toString).toList();
    List<Problem> elsewhere =
        all.problems().stream().filter(each -> !files.contains(each.source().name())).toList();
    if (!elsewhere.isEmpty()) {
      throw Failures.of(elsewhere);
    }
    if (!all.findings().isEmpty()) {
      throw new AssertionError(
          all.findings().stream()
              .map((Difference each) -> Failures.text(each))
              .collect(Collectors.joining("\n\n")));
    }
  }

  /** Gets a value once, for the first caller. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public synchronized T get() {
      if (value == null) {
        value = source.get();
      }
      return value;
    }
  }
}
