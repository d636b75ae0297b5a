package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.stream.Stream;

/** Lists of paths that the entries of several programs share: {@code @devices}. */
final class NamedLists {
  private static final class Shipped {
    private static final CompiledEntries<List<String>> LISTS =
        new CompiledEntries<>(CompiledEntries.PATHS, NamedLists::read);
  }

  private NamedLists() {}

  /** The patterns, each name of a list replaced by what is in it. */
  static List<String> expand(List<String> patterns) {
    return patterns.stream().flatMap(NamedLists::expand).toList();
  }

  private static Stream<String> expand(String pattern) {
    return pattern.startsWith("@")
        ? Shipped.LISTS.find(pattern.substring(1)).orElse(List.of(pattern)).stream()
        : Stream.of(pattern);
  }

  static List<String> read(String name, YamlMapping keys) {
    return Conditions.texts(keys.only("paths"), "paths");
  }
}
