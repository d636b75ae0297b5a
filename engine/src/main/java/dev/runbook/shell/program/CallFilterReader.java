package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a call filter: a pattern, a list of patterns, or a mapping of conditions. */
final class CallFilterReader {
  /** Every key of such a mapping. */
  static final List<String> KEYS =
      Stream.concat(Stream.of("command"), Conditions.KEYS.stream()).toList();

  private final Function<String, CommandPattern> pattern;

  private CallFilterReader(Function<String, CommandPattern> pattern) {
    this.pattern = pattern;
  }

  /** For an entry, where the program's name is known. */
  static CallFilterReader ofEntry() {
    return new CallFilterReader(CommandPattern::behindName);
  }

  /** For a page's rule, where patterns begin with the program. */
  static CallFilterReader ofRule() {
    return new CallFilterReader(CommandPattern::withProgram);
  }

  /** What stands at a key, which may be a pattern, a mapping, or a list of both. */
  List<CallFilter> read(YamlMapping keys, String key, List<String> otherKeys) {
    if (keys.node(key).isEmpty()) {
      return List.of();
    }
    YamlNode node = keys.node(key).get();
    if (node instanceof YamlNode.Mapping) {
      return keys.mapping(key).map(each -> of(each, otherKeys)).stream().toList();
    }
    if (node instanceof YamlNode.Sequence list
        && list.items().stream().anyMatch(YamlNode.Mapping.class::isInstance)) {
      return keys.mappings(key).stream().map(each -> of(each, otherKeys)).toList();
    }
    return List.of(new CallFilter(patterns(keys, key), List.of(), CallFilter.Basis.PROGRAM));
  }

  /** The mapping's own conditions. */
  CallFilter of(YamlMapping keys, List<String> otherKeys) {
    if (!keys.isCompiled()) {
      List<String> known = new ArrayList<>(KEYS);
      known.addAll(otherKeys);
      keys.only(known);
    }
    return new CallFilter(patterns(keys, "command"), conditions(keys), basis(keys));
  }

  private List<CallCondition> conditions(YamlMapping keys) {
    for (String key : keys.keys()) {
      if (Conditions.KEYS.contains(key)) {
        return List.of(new AllConditions(keys, pattern));
      }
    }
    return List.of();
  }

  private List<CommandPattern> patterns(YamlMapping keys, String key) {
    return Conditions.texts(keys, key).stream()
        .filter(text -> !text.isBlank())
        .map(pattern)
        .toList();
  }

  private static CallFilter.Basis basis(YamlMapping keys) {
    if (keys.node("job").isPresent() || keys.node("named").isPresent()) {
      return CallFilter.Basis.NAME;
    }
    boolean output =
        keys.node("writes").isPresent()
            || keys.node("overwrites").isPresent()
            || keys.node("appends").isPresent()
            || keys.node("output-paths").isPresent();
    return output ? CallFilter.Basis.OUTPUT : CallFilter.Basis.PROGRAM;
  }
}
