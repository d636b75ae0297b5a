package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.host.mock.HostScript.Otherwise;
import dev.runbook.host.mock.HostScript.Rule;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one host. */
final class HostReader {
  private static final List<String> OTHERWISE = List.of("fail", "ok");

  private final String name;
  private final Problems problems;
  private final StateReader states;
  private final CommandEntryReader entries;

  HostReader(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
    this.states = new StateReader(problems);
    this.entries = new CommandEntryReader(name, problems, states);
  }

  HostScript read(YamlMapping host) {
    host.only("identity", "state", "commands", "forbid", "otherwise", "fault", "last-seen");
    host.text("last-seen").ifPresent(text -> MockFileReader.day(host, "last-seen", text));
    Optional<YamlMapping> identity =
        host.mapping("identity").map(keys -> keys.only("hostname", "user"));
    Map<String, String> state = states.declared(host);
    List<Entry> read =
        host.mappings("commands").stream().flatMap(each -> entries.entry(each).stream()).toList();
    new UnreachableReplies(problems).check(read);
    entries.tellToDo();
    return new HostScript(
        name,
        problems.source(),
        identity.flatMap(keys -> keys.text("hostname")),
        identity.flatMap(keys -> keys.text("user")),
        state,
        read,
        rules(host),
        otherwise(host),
        fault(host),
        states.uses());
  }

  private List<Rule> rules(YamlMapping host) {
    List<Rule> rules = new ArrayList<>();
    for (YamlMapping rule : host.mappings("forbid")) {
      rule.only("run", "match", "when", "because");
      Map<String, String> when = states.asked(rule);
      Optional<String> because = rule.text("because");
      if (because.isEmpty()) {
        problems.error(
            rule.span(),
            "missing-key",
            "a rule needs `because`",
            "say why the command is wrong: the message is shown when the rule is broken");
      }
      Optional<CommandMatcher> wanted = entries.wanted(rule, "a rule");
      if (wanted.isPresent() && because.isPresent()) {
        MockPlace place = entries.place(rule, wanted.get(), false, false);
        rules.add(new Rule(place, wanted.get(), when, because.get()));
      }
    }
    return rules;
  }

  private Optional<Otherwise> otherwise(YamlMapping host) {
    Optional<YamlNode> node = host.node("otherwise");
    if (node.filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      return host.mapping("otherwise")
          .map(keys -> keys.only("exit", "stdout", "stderr"))
          .map(keys -> new Otherwise(Optional.of(entries.plain(keys, place(host)))));
    }
    return host.text("otherwise").map(word -> otherwise(host, word));
  }

  private Otherwise otherwise(YamlMapping host, String word) {
    if (!OTHERWISE.contains(word)) {
      host.bad(
          "otherwise",
          "`otherwise` takes one of fail, ok, or a mapping with `exit` and `stderr`, not `"
              + word
              + "`",
          Nearest.didYouMean(word, OTHERWISE).orElse("`fail` is the default"));
    }
    return new Otherwise(
        Optional.of(word)
            .filter("ok"::equals)
            .map(ok -> ScriptedReply.silent(place(host), Outcome.ok())));
  }

  private MockPlace place(YamlMapping host) {
    return new MockPlace(
        problems.source(), host.keySpan("otherwise"), name, "otherwise", true, false);
  }

  /** What befalls a command, such as a hang, cannot befall a whole host. */
  private Optional<Fault> fault(YamlMapping host) {
    Optional<Fault> fault = new FaultReader(problems).fault(host);
    if (fault.filter(found -> !found.preventsStart()).isPresent()) {
      host.bad(
          "fault",
          "`" + fault.get().word() + "` is a fault of commands, not of a whole host",
          "give it to a command; a host has `refuse`, `auth-failure` or `host-key-changed`");
    }
    return fault;
  }
}
