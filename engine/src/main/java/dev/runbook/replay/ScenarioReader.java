package dev.runbook.replay;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.Span;
import dev.runbook.source.UnreadableException;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads a file of scenarios, strictly: a test with a mistake in it would prove nothing. It reports
 * all mistakes at once.
 */
final class ScenarioReader {
  private final SourceReader reader;
  private final Map<Path, Set<Path>> mocks = new ConcurrentHashMap<>();

  /** A reader of files. */
  public ScenarioReader(SourceReader reader) {
    this.reader = reader;
  }

  /** Reads a file; what is wrong is in what it gives back. */
  public ScenarioFile read(Path path) {
    Source source;
    try {
      source = reader.read(path);
    } catch (UnreadableException e) {
      Source nothing = e.problem().source();
      return new ScenarioFile(path, nothing, List.of(), List.of(e.problem()));
    }
    return read(path, source);
  }

  /** The files of mock hosts that a file of scenarios names; what is wrong in it is not told. */
  Set<Path> mocks(Path path) {
    return mocks.computeIfAbsent(
        path,
        any ->
            read(path).scenarios().stream()
                .flatMap(scenario -> scenario.mocks().stream())
                .filter(MockPart.InFile.class::isInstance)
                .map(part -> ((MockPart.InFile) part).path().toAbsolutePath().normalize())
                .collect(Collectors.toSet()));
  }

  /** Takes a file's text apart; what is wrong is in what it gives back. */
  ScenarioFile read(Path path, Source source) {
    Problems problems = new Problems(source);
    List<Scenario> scenarios = scenarios(path, source, problems);
    return new ScenarioFile(path, source, scenarios, problems.all());
  }

  private static List<Scenario> scenarios(Path path, Source source, Problems problems) {
    Optional<YamlNode> root = Yaml.parse(source, problems);
    if (root.isEmpty() && problems.all().isEmpty()) {
      problems.error(
          Span.at(0), "missing-key", "this file is empty", "write `play: TARGET` and `mock: FILE`");
    }
    return root.flatMap(node -> YamlMapping.of(node, "", problems))
        .map(file -> scenarios(path, source, file, problems))
        .orElse(List.of());
  }

  private static List<Scenario> scenarios(
      Path path, Source source, YamlMapping file, Problems problems) {
    LevelReader levels = new LevelReader(path, source, problems);
    file.only(LevelReader.FILE_KEYS);
    boolean several = file.keys().contains("scenarios");
    ScenarioLevel defaults = levels.read(file, several);
    if (!several) {
      Span first = file.keys().stream().findFirst().map(file::keySpan).orElse(file.span());
      return defaults.scenario(path, source, new PlacedValue<>("", first), problems).stream()
          .toList();
    }
    Optional<YamlMapping> named = file.mapping("scenarios");
    if (named.map(each -> each.keys().isEmpty()).orElse(file.node("scenarios").isEmpty())) {
      problems.error(
          file.keySpan("scenarios"),
          "missing-value",
          "there are no scenarios under `scenarios`",
          "write each by its name, or remove `scenarios`: the file is one scenario then");
    }
    List<Scenario> scenarios = new ArrayList<>();
    named.ifPresent(
        all -> {
          for (String name : all.keys()) {
            ScenarioLevel own =
                all.mapping(name)
                    .map(keys -> keys.only(LevelReader.KEYS))
                    .map(keys -> levels.read(keys, false))
                    .orElse(ScenarioLevel.NOTHING);
            own.over(defaults)
                .scenario(path, source, new PlacedValue<>(name, all.keySpan(name)), problems)
                .ifPresent(scenarios::add);
          }
        });
    return scenarios;
  }
}
