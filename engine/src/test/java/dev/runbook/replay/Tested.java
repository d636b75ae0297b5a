package dev.runbook.replay;

import dev.runbook.source.Problem;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder with a page, its mock hosts and its scenarios, as tests write them. */
final class Tested {
  private final Path folder;

  Tested(Path folder) {
    this.folder = folder;
  }

  Tested file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestReport run() {
    return run(TestOptions.usual());
  }

  TestReport run(TestOptions options) {
    return run(tests(), options);
  }

  private TestReport run(ScenarioTests tests, TestOptions options) {
    return tests.run(tests.read(ScenarioFiles.find(folder, List.of("")).files()), options);
  }

  /** Changes the pages and plays their scenarios. */
  MutationReport mutate() {
    ScenarioTests tests = tests();
    TestReport report = run(tests, TestOptions.usual());
    return tests.mutate(report, any -> true, TestOptions.usual());
  }

  ScenarioTests tests() {
    return new ScenarioTests(new SourceReader(), List.of(folder), PageCheck.NOTHING);
  }

  /** Updates until nothing more is to be changed; what was changed. */
  List<Change> update(Set<Updates.Kind> kinds) {
    List<Change> all = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      ScenarioTests tests = tests();
      List<Change> changes = tests.updates(kinds).of(run(tests, TestOptions.usual()));
      if (changes.isEmpty()) {
        return all;
      }
      all.addAll(Change.apply(changes));
    }
    throw new IllegalStateException("it never comes to an end: " + all);
  }

  /** What is wrong, in words; the folder's name is left out. */
  String story() {
    return story(run());
  }

  String story(TestReport report) {
    String problems =
        report.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    String differences =
        report.verdicts().stream()
            .flatMap(verdict -> verdict.differences().stream())
            .map(DifferenceText::of)
            .collect(Collectors.joining("\n"));
    String findings =
        report.findings().stream().map(DifferenceText::of).collect(Collectors.joining("\n"));
    return List.of(problems, differences, findings).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"))
        .replace(folder + "/", "");
  }
}
