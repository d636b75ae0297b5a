package dev.runbook.shell.program;

import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists of paths that the entries of several programs share: {@code @devices}. */
final class NamedLists {
  private static final class Shipped {
    private static final Map<String, List<String>> LISTS = read();
  }

  private NamedLists() {}

  /** The patterns, each name of a list replaced by what is in it. */
  static List<String> expand(List<String> patterns) {
    return patterns.stream().flatMap(NamedLists::expand).toList();
  }

  private static Stream<String> expand(String pattern) {
    return pattern.startsWith("@")
        ? Shipped.LISTS.getOrDefault(pattern.substring(1), List.of(pattern)).stream()
        : Stream.of(pattern);
  }

  private static Map<String, List<String>> read() {
    Family family = Family.shipped("kinds/paths.yaml");
    Problems problems = new Problems(family.source());
    Map<String, List<String>> lists = new HashMap<>();
    for (Family.Section section : family.sections()) {
      YamlMapping list = family.mapping(section, problems);
      lists.put(section.names().get(0), Conditions.texts(list, "paths"));
    }
    return Map.copyOf(lists);
  }
}
