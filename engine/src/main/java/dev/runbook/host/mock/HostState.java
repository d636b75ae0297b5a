package dev.runbook.host.mock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The state of a mock host, and the reply that set each part of it. */
final class HostState {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, MockPlace> setBy = new LinkedHashMap<>();

  HostState(Map<String, String> first) {
    values.putAll(first);
  }

  void set(String key, String value, MockPlace by) {
    values.put(key, value);
    setBy.put(key, by);
  }

  /** All of it, as it is now. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Optional<MockPlace> setBy(String key) {
    return Optional.ofNullable(setBy.get(key));
  }
}
