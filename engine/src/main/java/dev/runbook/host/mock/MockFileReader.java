package dev.runbook.host.mock;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads hosts from YAML, strictly: a script with a mistake in it would prove nothing. */
final class MockFileReader {
  private final Problems problems;

  MockFileReader(Problems problems) {
    this.problems = problems;
  }

  /** What a mapping with {@code hosts} describes; mistakes in it are in the problems. */
  Optional<MockFile> file(YamlNode root) {
    return YamlMapping.of(root, "", problems)
        .map(file -> file.only("hosts", "normalise", "believed-until"))
        .map(
            file ->
                new MockFile(
                    problems.source(),
                    hosts(file),
                    new NormaliserReader(problems).read(file),
                    file.text("believed-until")
                        .flatMap(text -> day(file, "believed-until", text))));
  }

  /** A day under a key. */
  static Optional<LocalDate> day(YamlMapping keys, String key, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      keys.bad(key, "`" + text + "` is no day", "write it like `2026-01-31`");
      return Optional.empty();
    }
  }

  private Map<String, HostScript> hosts(YamlMapping file) {
    if (file.node("hosts").isEmpty()) {
      withoutHosts(file.keySpan("hosts"));
    }
    Map<String, HostScript> hosts = new LinkedHashMap<>();
    file.mapping("hosts")
        .ifPresent(
            named ->
                named
                    .keys()
                    .forEach(name -> host(named, name).ifPresent(host -> hosts.put(name, host))));
    return hosts;
  }

  /** An empty file. */
  void withoutHosts() {
    withoutHosts(Span.at(0));
  }

  private void withoutHosts(Span place) {
    problems.error(
        place,
        "missing-key",
        "there are no `hosts`",
        "write `hosts:`, and below it each host by its name");
  }

  private Optional<HostScript> host(YamlMapping hosts, String name) {
    if (hosts.node(name).isEmpty()) {
      problems.error(
          hosts.keySpan(name),
          "missing-key",
          "the host `" + name + "` is empty",
          "write `" + name + ": {}` for a host that knows no command");
    }
    return hosts.mapping(name).map(host -> new HostReader(name, problems).read(host));
  }
}
