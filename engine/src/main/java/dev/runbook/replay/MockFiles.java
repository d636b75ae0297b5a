package dev.runbook.replay;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import dev.runbook.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The mock hosts that scenarios name; each file is read once. */
final class MockFiles {
  private final SourceReader reader;
  private final Map<Path, Source> sources = new ConcurrentHashMap<>();

  MockFiles(SourceReader reader) {
    this.reader = reader;
  }

  /** What is wrong with the hosts of a scenario. */
  List<Problem> problems(Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    scenario.mocks().forEach(part -> read(part, scenario, problems));
    return problems;
  }

  /** The hosts of a scenario that has no problems, for one play. */
  MockHosts hosts(Scenario scenario) {
    return read(scenario.mocks().get(0), scenario, new ArrayList<>()).orElseThrow();
  }

  private Optional<MockHosts> read(MockPart part, Scenario scenario, List<Problem> problems) {
    if (part instanceof MockPart.Inline inline) {
      Problems found = new Problems(inline.source());
      Optional<MockHosts> hosts =
          YamlMapping.of(inline.hosts(), "mock", found)
              .map(keys -> keys.only("hosts"))
              .flatMap(keys -> keys.node("hosts"))
              .flatMap(node -> MockHosts.read(node, found));
      problems.addAll(found.all());
      return hosts;
    }
    MockPart.InFile file = (MockPart.InFile) part;
    try {
      Source source = sources.computeIfAbsent(file.path(), reader::read);
      Problems found = new Problems(source);
      Optional<MockHosts> hosts = MockHosts.parse(source, found);
      problems.addAll(found.all());
      return hosts;
    } catch (UnreadableException e) {
      problems.add(
          Problem.error(
                  scenario.source(),
                  file.span(),
                  "unreadable-mock",
                  "the mock file " + file.path() + ": " + e.problem().message())
              .withHint("its path begins at the folder of this file"));
      return Optional.empty();
    }
  }
}
