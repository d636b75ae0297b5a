package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * The parts of a scenario's run after the first one.
 *
 * @param cut where that part is cut off; empty where it goes on to its end
 * @param parts those in which the run goes on, one after the other
 */
public record LaterParts(Optional<PlacedValue<CutPoint>> cut, List<Scenario> parts) {
  /** Nothing: the run is of one piece. */
  static final LaterParts NONE = new LaterParts(Optional.empty(), List.of());

  /** Copies the list. */
  public LaterParts {
    parts = List.copyOf(parts);
  }

  /** Whether the run is of one piece that nothing cuts off. */
  boolean isNothing() {
    return cut.isEmpty() && parts.isEmpty();
  }
}
