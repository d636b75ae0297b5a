package dev.runbook.replay;

import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.Span;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The mock hosts that scenarios name; each file is read once. */
final class MockFiles {
  /** A file, or what is wrong with it. */
  private record Read(Optional<MockFile> file, List<Problem> problems) {}

  /** Hosts that stand in a scenario's file. */
  private record Inlined(String file, Span span) {}

  private final SourceReader reader;
  private final Map<Path, Read> files = new ConcurrentHashMap<>();
  private final Map<Inlined, Read> inlined = new ConcurrentHashMap<>();

  MockFiles(SourceReader reader) {
    this.reader = reader;
  }

  /**
   * The parts of a scenario's mock hosts, the first that fits first.
   *
   * @param problems takes what is wrong in them
   */
  List<MockFile> layers(Scenario scenario, Problems problems) {
    List<MockFile> layers = new ArrayList<>();
    boolean sound = true;
    for (MockPart part : scenario.mocks()) {
      Optional<MockFile> layer = layer(part, scenario, problems);
      layer.ifPresent(layers::add);
      sound &= layer.isPresent();
    }
    if (sound) {
      MockHosts.problems(layers).forEach(problems::add);
    }
    return layers;
  }

  /** The files that the parts of a scenario's mock hosts stand in. */
  List<Source> sources(Scenario scenario) {
    return layers(scenario, new Problems(scenario.source())).stream()
        .map(MockFile::source)
        .toList();
  }

  private Optional<MockFile> layer(MockPart part, Scenario scenario, Problems problems) {
    Read read;
    if (part instanceof MockPart.InFile file) {
      try {
        read = files.computeIfAbsent(file.path(), this::read);
      } catch (UnreadableException e) {
        if (!Files.isRegularFile(file.path())) {
          problems.add(unreadable(scenario, file, e));
          return Optional.empty();
        }
        // Once for all scenarios: what is wrong is in that file.
        read =
            files.computeIfAbsent(
                file.path(), any -> new Read(Optional.empty(), List.of(noYaml(e.problem()))));
      }
    } else {
      read = inlined((MockPart.Inline) part);
    }
    read.problems().forEach(problems::add);
    return read.file();
  }

  private Read read(Path path) {
    Source source = reader.read(path);
    Problems problems = new Problems(source);
    return new Read(MockFile.read(source, problems), problems.all());
  }

  private Read inlined(MockPart.Inline part) {
    return inlined.computeIfAbsent(
        new Inlined(part.source().name(), part.span()),
        any -> {
          Problems problems = new Problems(part.source());
          return new Read(MockFile.inline(part.hosts(), problems), problems.all());
        });
  }

  private static Problem noYaml(Problem problem) {
    return problem.withHint("mock hosts are YAML, in UTF-8");
  }

  private static String shown(Path path) {
    return path.toString().isEmpty() ? "." : path.toString();
  }

  private static Problem unreadable(
      Scenario scenario, MockPart.InFile file, UnreadableException e) {
    return Problem.error(
            scenario.source(),
            file.span(),
            "unreadable-mock",
            "the mock file " + shown(file.path()) + ": " + e.problem().message())
        .withHint("its path begins at the folder of this file");
  }
}
