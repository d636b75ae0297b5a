package dev.runbook.host.mock;

import dev.runbook.host.Identity;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads hosts from YAML, strictly: a script with a mistake in it would prove nothing. */
final class MockHostsReader {
  /** What becomes of a command that has no answer. */
  enum Otherwise {
    FAIL,
    OK
  }

  private final Problems problems;
  private final int alreadyFound;

  MockHostsReader(Problems problems) {
    this.problems = problems;
    this.alreadyFound = problems.all().size();
  }

  /** The hosts of a file; an empty node is a file that is empty, or one that could not be read. */
  Optional<MockHosts> file(Optional<YamlNode> root) {
    if (root.isEmpty() && nothingFound()) {
      withoutHosts(Span.at(0));
    }
    return root.flatMap(node -> YamlMapping.of(node, "", problems))
        .map(file -> file.only("hosts"))
        .flatMap(this::hostsOf);
  }

  private Optional<MockHosts> hostsOf(YamlMapping file) {
    Optional<YamlNode> hosts = file.node("hosts");
    if (hosts.isEmpty()) {
      withoutHosts(file.keySpan("hosts"));
    }
    return hosts.flatMap(this::hosts);
  }

  private void withoutHosts(Span place) {
    problems.error(
        place,
        "missing-key",
        "there are no `hosts`",
        "write `hosts:`, and below it each host by its name");
  }

  /** The hosts, unless something was wrong in them. */
  Optional<MockHosts> hosts(YamlNode node) {
    Map<String, MockHost> hosts = new LinkedHashMap<>();
    YamlMapping.of(node, "hosts", problems)
        .ifPresent(
            named ->
                named
                    .keys()
                    .forEach(name -> host(named, name).ifPresent(host -> hosts.put(name, host))));
    return nothingFound() ? Optional.of(new MockHosts(hosts)) : Optional.empty();
  }

  private boolean nothingFound() {
    return problems.all().size() == alreadyFound;
  }

  private Optional<MockHost> host(YamlMapping hosts, String name) {
    if (hosts.node(name).isEmpty()) {
      problems.error(
          hosts.keySpan(name),
          "missing-key",
          "the host `" + name + "` is empty",
          "write `" + name + ": {}` for a host that knows no command");
    }
    return hosts
        .mapping(name)
        .map(host -> host.only("identity", "commands", "otherwise", "fault"))
        .map(host -> new MockHost(name, identity(name, host), fault(host), script(host)));
  }

  private Script script(YamlMapping host) {
    AnswerReader reader = new AnswerReader(problems);
    List<Answer> answers =
        host.mappings("commands").stream()
            .flatMap(command -> reader.answer(command).stream())
            .toList();
    Otherwise otherwise = host.choice("otherwise", Otherwise.class).orElse(Otherwise.FAIL);
    return new Script(answers, otherwise == Otherwise.OK);
  }

  private Identity identity(String name, YamlMapping host) {
    Optional<YamlMapping> identity =
        host.mapping("identity").map(keys -> keys.only("hostname", "user"));
    return new Identity(
        identity.flatMap(keys -> keys.text("hostname")).orElse(name),
        identity.flatMap(keys -> keys.text("user")).orElse("operator"));
  }

  /** What befalls a command, such as a hang, cannot befall a whole host. */
  private Optional<Fault> fault(YamlMapping host) {
    Optional<Fault> fault = host.choice("fault", Fault.class);
    if (fault.filter(found -> !found.keepsOut()).isPresent()) {
      host.bad(
          "fault",
          "`" + fault.get().word() + "` is a fault of commands, not of a whole host",
          "give it to a command; a host has `refuse` or `host-key-changed`");
    }
    return fault;
  }
}
