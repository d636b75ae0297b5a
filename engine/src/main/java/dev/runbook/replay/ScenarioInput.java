package dev.runbook.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values and environment of a scenario's page.
 *
 * @param params values for placeholders, by name
 * @param environment the variables that the page can count on; no others are set
 * @param now what the clock says when it begins
 * @param host the host of a group whose part alone is played; empty for the whole
 */
public record ScenarioInput(
    Map<String, PlacedValue<String>> params,
    Map<String, String> environment,
    Instant now,
    Optional<PlacedValue<String>> host) {
  /** Copies the maps, order kept. */
  public ScenarioInput {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
