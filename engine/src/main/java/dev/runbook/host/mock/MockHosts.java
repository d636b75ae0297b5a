package dev.runbook.host.mock;

import dev.runbook.host.Host;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The mock hosts of one script, and what they have been asked.
 *
 * <p>A host tries its answers in the order of the file; the first that fits the command and is not
 * used up is given: first its delay passes, then its output comes, then it ends or its fault
 * strikes. A lost connection closes the shell; the host can be opened again. Interpreter, folder
 * and terminal of a command make no difference.
 *
 * <pre>{@code
 * hosts:
 *   hemma:
 *     identity: {hostname: hemma, user: paunchygent}
 *     commands:
 *       - run: sudo docker ps
 *         stdout: |
 *           CONTAINER ID   IMAGE
 *       - match: sudo docker logs .*
 *         exit: 1
 *     otherwise: fail
 * }</pre>
 */
public final class MockHosts {
  private final Map<String, MockHost> hosts;

  MockHosts(Map<String, MockHost> hosts) {
    this.hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
  }

  /** Reads a script, a YAML file; empty when something in it is wrong, which the problems say. */
  public static Optional<MockHosts> parse(Source source, Problems problems) {
    MockHostsReader reader = new MockHostsReader(problems);
    return reader.file(Yaml.parse(source, problems));
  }

  /**
   * Reads hosts that stand inside another file.
   *
   * @param hosts the mapping from each host's name to its script
   */
  public static Optional<MockHosts> read(YamlNode hosts, Problems problems) {
    return new MockHostsReader(problems).hosts(hosts);
  }

  /** The host of a name, if the script has it. */
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }

  /** The names of all hosts, in the order of the file. */
  public Set<String> names() {
    return hosts.keySet();
  }

  /** Every command that each host received, in order and just as it came; every host is listed. */
  public Map<String, List<String>> received() {
    Map<String, List<String>> received = new LinkedHashMap<>();
    hosts.forEach((name, host) -> received.put(name, host.script().received()));
    return received;
  }

  /** The commands that had no answer where one was needed, each as {@code host: command}. */
  public List<String> unscripted() {
    return withHost(Script::unscripted);
  }

  /**
   * The answers that were never given, each as {@code host: } and its {@code run} or {@code match}.
   */
  public List<String> unused() {
    return withHost(Script::unused);
  }

  private List<String> withHost(Function<Script, List<String>> texts) {
    return hosts.values().stream()
        .flatMap(host -> texts.apply(host.script()).stream().map(text -> host.name() + ": " + text))
        .toList();
  }
}
