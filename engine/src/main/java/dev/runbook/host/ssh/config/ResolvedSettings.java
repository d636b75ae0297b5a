package dev.runbook.host.ssh.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that hold for one alias.
 *
 * @param values each setting in lower case, as {@code ssh -G} prints them
 * @param ranCommands whether commands of the configuration ({@code Match exec}) decided any
 */
record ResolvedSettings(Map<String, List<String>> values, boolean ranCommands) {
  ResolvedSettings {
    values = Map.copyOf(values);
  }

  /** Every value of a setting. */
  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** A setting's value; empty where there is none, or {@code none}. */
  Optional<String> value(String key) {
    return all(key).stream()
        .findFirst()
        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("none"));
  }

  /** Whether a setting is on. */
  boolean isOn(String key) {
    return value(key).filter(word -> word.matches("(?i)yes|true")).isPresent();
  }
}
