package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * The result of a scenario.
 *
 * @param scenario the scenario
 * @param played what came of playing it; empty where it was not played
 * @param differences what it does not expect, the first cause first; none where it passes
 */
public record Verdict(Scenario scenario, Optional<Played> played, List<Difference> differences) {
  /** Copies the list. */
  public Verdict {
    differences = List.copyOf(differences);
  }

  /** Whether it was played, and came out as expected. */
  public boolean passes() {
    return played.isPresent() && differences.isEmpty();
  }
}
