package dev.runbook.document;

import dev.runbook.source.PrintableText;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads groups of hosts: lists of aliases, each under the group's name. */
public final class HostGroups {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Problems problems;

  /** What does not fit becomes a problem. */
  public HostGroups(Problems problems) {
    this.problems = problems;
  }

  /** Whether the value of a key is a group, and not what one host must be. */
  static boolean isGroup(YamlMapping hosts, String key) {
    return hosts.node(key).filter(YamlNode.Sequence.class::isInstance).isPresent();
  }

  /** All groups of a file that holds nothing else. */
  public Map<String, HostGroup> ofFile(YamlMapping file) {
    Map<String, HostGroup> groups = new LinkedHashMap<>();
    file.keys().forEach(name -> read(file, name).ifPresent(group -> groups.put(name, group)));
    return groups;
  }

  /** A group; empty where it cannot be used. */
  Optional<HostGroup> read(YamlMapping groups, String name) {
    Span span = groups.keySpan(name);
    if (!NAME.matcher(name).matches()) {
      problems.error(
          span,
          "bad-value",
          "`" + name + "` is no name of a group",
          "use letters, digits, points, hyphens and underscores");
    }
    Map<String, Span> hosts = new LinkedHashMap<>();
    List<YamlNode.Scalar> listed = groups.scalars(name);
    for (YamlNode.Scalar host : listed) {
      if (hosts.containsKey(host.text())) {
        problems.error(
            host.span(),
            "host-twice",
            "`" + host.text() + "` is in the group `" + name + "` already",
            "leave one of the two out: a host has one turn");
      } else if (isAlias(host, name)) {
        hosts.put(host.text(), host.span());
      }
    }
    boolean isList = groups.node(name).filter(YamlNode.Sequence.class::isInstance).isPresent();
    if (listed.isEmpty() && (isList || groups.node(name).isEmpty())) {
      problems.error(
          span,
          "empty-group",
          "the group `" + name + "` has no host",
          "list their aliases: `" + name + ": [web1, web2]`");
    }
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(new HostGroup(name, List.copyOf(hosts.keySet()), span));
  }

  private boolean isAlias(YamlNode.Scalar host, String group) {
    String alias = host.text();
    if (PrintableText.firstHidden(alias) >= 0) {
      problems.error(
          host.span(),
          "hidden-character",
          "`" + alias + "` contains an invisible character",
          "delete it: such characters make a host look like another one");
      return false;
    }
    boolean isHere = alias.equals("local") || alias.equals("jshell");
    if (isHere
        || alias.startsWith("-")
        || alias.startsWith(HostGroup.PREFIX)
        || alias.isEmpty()
        || alias.chars().anyMatch(Character::isWhitespace)) {
      problems.error(
          host.span(),
          "bad-value",
          "`" + alias + "` cannot be a host of the group `" + group + "`",
          isHere
              ? "this machine is none of a group's hosts: write its steps before or after theirs"
              : "list aliases of the OpenSSH configuration");
      return false;
    }
    return true;
  }
}
