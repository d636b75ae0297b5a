package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a page says of steps that run on many hosts.
 *
 * @param groups the groups of hosts, by name
 * @param order in which waves hosts have their turn
 * @param concurrency on how many hosts of a wave steps may run at the same time
 * @param stopAfterErrors after how many hosts that did not end well no further one begins
 * @param span where the first of the last three is said
 */
public record RolloutSettings(
    Map<String, HostGroup> groups,
    Optional<WaveOrder> order,
    OptionalInt concurrency,
    OptionalInt stopAfterErrors,
    Optional<Span> span) {
  /** Nothing said. */
  public static final RolloutSettings NONE =
      new RolloutSettings(
          Map.of(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  /** The highest number that {@code concurrency} takes. */
  public static final int MOST_AT_ONCE = 100;

  /** Copies the map, order kept. */
  public RolloutSettings {
    groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }
}
