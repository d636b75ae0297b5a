package dev.runbook.host.mock;

import dev.runbook.source.Problems;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mock hosts as one file, or a part of another file, describes them. It has no state, so that any
 * number of plays can use it.
 */
public final class MockFile {
  private final Source source;
  private final Map<String, HostScript> hosts;
  private final List<Normaliser> normalise;
  private final Optional<LocalDate> validUntil;

  MockFile(
      Source source,
      Map<String, HostScript> hosts,
      List<Normaliser> normalise,
      Optional<LocalDate> believedUntil) {
    this.validUntil = believedUntil;
    this.source = source;
    this.hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    this.normalise = List.copyOf(normalise);
  }

  /**
   * Reads a file that others may complete; empty when something in it is wrong, all of which is in
   * the problems. What only shows with the others is said by {@link MockHosts#problems}.
   */
  public static Optional<MockFile> read(Source source, Problems problems) {
    int before = errors(problems);
    return draft(source, problems).filter(read -> errors(problems) == before);
  }

  /** Reads a file that stands alone; empty when something in it is wrong. */
  public static Optional<MockFile> alone(Source source, Problems problems) {
    int before = errors(problems);
    Optional<MockFile> draft = draft(source, problems);
    draft.ifPresent(read -> MockHosts.problems(List.of(read)).forEach(problems::add));
    return draft.filter(read -> errors(problems) == before);
  }

  private static Optional<MockFile> draft(Source source, Problems problems) {
    int before = errors(problems);
    Optional<YamlNode> root = Yaml.parse(source, problems);
    MockFileReader reader = new MockFileReader(problems);
    if (root.isEmpty() && errors(problems) == before) {
      reader.withoutHosts();
    }
    return root.flatMap(reader::file);
  }

  /**
   * Reads hosts that are inside another file.
   *
   * @param node the mapping that has {@code hosts}
   */
  public static Optional<MockFile> inline(YamlNode node, Problems problems) {
    int before = errors(problems);
    Optional<MockFile> file = new MockFileReader(problems).file(node);
    return file.filter(read -> errors(problems) == before);
  }

  private static int errors(Problems problems) {
    return (int)
        problems.all().stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }

  /** The file it was read from. */
  public Source source() {
    return source;
  }

  /** The names of its hosts, in the file's order. */
  public Set<String> hosts() {
    return hosts.keySet();
  }

  /** What differs from time to time in output, and does not count. */
  public List<Normaliser> normalise() {
    return normalise;
  }

  /** Until when what it says of its hosts is believed, where that is said. */
  public Optional<LocalDate> validUntil() {
    return validUntil;
  }

  /** Where each of its replies is, in the file's order. */
  public List<MockPlace> replies() {
    List<MockPlace> places = new ArrayList<>();
    for (HostScript host : hosts.values()) {
      host.entries().forEach(entry -> entry.replies().forEach(reply -> places.add(reply.place())));
    }
    return places;
  }

  Optional<HostScript> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }
}
