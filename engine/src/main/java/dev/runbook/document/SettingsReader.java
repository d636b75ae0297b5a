package dev.runbook.document;

import dev.runbook.shell.program.ProgramsReader;
import dev.runbook.shell.program.RuleReader;
import dev.runbook.source.PrintableText;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the settings under {@code runbook:}; it reports each mistake as an error with its place.
 */
final class SettingsReader {
  /** The keys that may stand there. */
  static final Set<String> KEYS =
      Set.of(
          "host",
          "hosts",
          "params",
          "shell",
          "timeout",
          "requires",
          "rules",
          "programs",
          "kind",
          "order",
          "concurrency",
          "stop-after-errors");

  private final Problems problems;

  SettingsReader(Problems problems) {
    this.problems = problems;
  }

  Settings read(YamlMapping settings) {
    settings.only(KEYS);
    Optional<YamlMapping> hosts = settings.mapping("hosts");
    return new Settings(
        host(settings),
        hosts(hosts),
        params(settings),
        notBlank(settings, "shell"),
        settings.duration("timeout"),
        requires(settings),
        RuleReader.ofPage(settings, "rules").and(ProgramsReader.ofPage(settings, "programs")),
        settings.choice("kind", Settings.Kind.class),
        rollout(settings, hosts));
  }

  private RolloutSettings rollout(YamlMapping settings, Optional<YamlMapping> hosts) {
    Map<String, HostGroup> groups = new LinkedHashMap<>();
    HostGroups reader = new HostGroups(problems);
    hosts.ifPresent(
        all ->
            all.keys().stream()
                .filter(name -> HostGroups.isGroup(all, name))
                .forEach(name -> reader.read(all, name).ifPresent(each -> groups.put(name, each))));
    return new RolloutSettings(
        groups,
        order(settings),
        count(settings, "concurrency", RolloutSettings.MOST_AT_ONCE),
        count(settings, "stop-after-errors", Integer.MAX_VALUE),
        Stream.of("order", "concurrency", "stop-after-errors")
            .filter(settings.keys()::contains)
            .findFirst()
            .map(settings::keySpan));
  }

  private static Optional<WaveOrder> order(YamlMapping settings) {
    Optional<WaveOrder.Read> read = notBlank(settings, "order").map(WaveOrder::read);
    read.filter(each -> each.order().isEmpty())
        .ifPresent(
            each ->
                settings.bad(
                    "order",
                    "`order` is none: " + each.why(),
                    "write it like `" + WaveOrder.USUAL.text() + "`"));
    return read.flatMap(WaveOrder.Read::order);
  }

  private static OptionalInt count(YamlMapping settings, String key, int most) {
    Optional<Integer> count = settings.integer(key);
    if (count.filter(number -> number < 1 || number > most).isPresent()) {
      settings.bad(
          key,
          "`" + key + "` cannot be " + count.get(),
          most == Integer.MAX_VALUE ? "it is 1 or more" : "it is from 1 to " + most);
      return OptionalInt.empty();
    }
    return count.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private Optional<String> host(YamlMapping settings) {
    Optional<String> host = notBlank(settings, "host");
    if (host.filter(HostGroup.PREFIX::equals).isPresent()) {
      settings.bad("host", "`group:` names no group", "write `host: group:NAME`");
      return Optional.empty();
    }
    if (host.filter(SettingsReader::isNoHost).isPresent()) {
      settings.bad("host", "`" + host.get() + "` is no host", "name an alias, or `local`");
      return Optional.empty();
    }
    return host;
  }

  private static boolean isNoHost(String alias) {
    return alias.startsWith("-") || alias.isBlank() || alias.equals("jshell");
  }

  private Map<String, Settings.ExpectedHost> hosts(Optional<YamlMapping> said) {
    Map<String, Settings.ExpectedHost> hosts = new LinkedHashMap<>();
    said.ifPresent(
        all ->
            all.keys().stream()
                .filter(alias -> !HostGroups.isGroup(all, alias))
                .forEach(alias -> hosts.put(alias, host(all, alias))));
    return hosts;
  }

  private Settings.ExpectedHost host(YamlMapping hosts, String alias) {
    Span span = hosts.keySpan(alias);
    if (alias.startsWith("-") || alias.isBlank()) {
      problems.error(
          span,
          "bad-value",
          "`" + alias + "` is no host",
          "an alias begins with a letter or a digit; ssh would take this for an option");
    }
    refuseHidden(alias, span);
    Optional<YamlMapping> host = hosts.mapping(alias);
    host.ifPresent(keys -> keys.only("hostname", "user", "reach"));
    return new Settings.ExpectedHost(
        host.flatMap(keys -> name(keys, "hostname")),
        host.flatMap(keys -> name(keys, "user")),
        host.flatMap(keys -> keys.choice("reach", Settings.Reach.class)).isPresent(),
        span);
  }

  private Optional<String> name(YamlMapping host, String key) {
    host.scalar(key).ifPresent(value -> refuseHidden(value.text(), value.span()));
    return notBlank(host, key);
  }

  private void refuseHidden(String name, Span span) {
    if (PrintableText.firstHidden(name) >= 0) {
      problems.error(
          span,
          "hidden-character",
          "`" + name + "` contains an invisible character",
          "delete it: such characters make a host look like another one");
    }
  }

  private Map<String, Settings.DeclaredParam> params(YamlMapping settings) {
    Map<String, Settings.DeclaredParam> params = new LinkedHashMap<>();
    ParamReader reader = new ParamReader(problems);
    settings
        .mapping("params")
        .ifPresent(all -> all.keys().forEach(name -> params.put(name, reader.read(all, name))));
    return params;
  }

  private static List<Settings.Required> requires(YamlMapping settings) {
    return settings.scalars("requires").stream()
        .filter(program -> !program.text().isBlank())
        .map(program -> new Settings.Required(program.text(), program.span()))
        .toList();
  }

  /** A text that says something; a blank one is an error. */
  static Optional<String> notBlank(YamlMapping mapping, String key) {
    Optional<String> text = mapping.scalar(key).map(YamlNode.Scalar::text);
    if (text.isPresent() && text.get().isBlank()) {
      mapping.bad(key, "`" + mapping.path(key) + "` is blank", "write a value, or leave it out");
      return Optional.empty();
    }
    return text;
  }
}
