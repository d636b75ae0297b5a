package dev.runbook.host.mock;

import dev.runbook.host.mock.HostScript.StateUse;
import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys about a host's state: {@code state}, {@code when} and {@code set}. */
final class StateReader {
  private final Problems problems;
  private final List<StateUse> uses = new ArrayList<>();

  StateReader(Problems problems) {
    this.problems = problems;
  }

  /** The state a host has at first. */
  Map<String, String> declared(YamlMapping host) {
    return read(host, "state", Optional.empty());
  }

  /** The state that something asks for. */
  Map<String, String> asked(YamlMapping mapping) {
    return read(mapping, "when", Optional.of(false));
  }

  /** What something changes of the state. */
  Map<String, String> set(YamlMapping mapping) {
    return read(mapping, "set", Optional.of(true));
  }

  /** Where the state is asked for and set, as far as was read. */
  List<StateUse> uses() {
    return uses;
  }

  private Map<String, String> read(YamlMapping mapping, String under, Optional<Boolean> sets) {
    Map<String, String> values = new LinkedHashMap<>();
    Optional<YamlMapping> keys = mapping.mapping(under);
    for (String key : keys.map(YamlMapping::keys).orElse(Set.of())) {
      value(keys.orElseThrow(), key)
          .ifPresent(
              value -> {
                values.put(key, value.text());
                sets.ifPresent(does -> uses.add(use(keys.orElseThrow(), key, value, does)));
              });
    }
    return values;
  }

  private static StateUse use(YamlMapping keys, String key, YamlNode.Scalar value, boolean sets) {
    return new StateUse(key, value.text(), keys.keySpan(key), value.span(), sets);
  }

  private Optional<YamlNode.Scalar> value(YamlMapping keys, String key) {
    if (keys.node(key).isEmpty()) {
      problems.error(
          keys.keySpan(key),
          "missing-value",
          "`" + keys.path(key) + "` has no value",
          "a state is a word, such as `up`");
    }
    return keys.scalar(key);
  }
}
