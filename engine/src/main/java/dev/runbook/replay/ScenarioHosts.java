package dev.runbook.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mock hosts of a scenario.
 *
 * @param mocks its mock hosts; the first that fits answers
 * @param fails the steps of which the first command fails, each with the status it ends with, where
 *     that is said
 */
public record ScenarioHosts(
    List<MockPart> mocks, Map<String, PlacedValue<Optional<Integer>>> fails) {
  /** Copies list and map, order kept. */
  public ScenarioHosts {
    mocks = List.copyOf(mocks);
    fails = Collections.unmodifiableMap(new LinkedHashMap<>(fails));
  }
}
