package dev.runbook.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rule by which a step is tried again: its own commands when they fail, or a command that only
 * looks, until the result is there.
 *
 * @param times how often at most after the first time; where nothing is said, time alone limits it
 * @param every how long to wait between two times
 * @param until the command that only looks
 */
public record Retry(OptionalInt times, Duration every, Optional<Command> until) {
  /** How long to wait where nothing is said. */
  public static final Duration USUAL = Duration.ofSeconds(5);

  /** Whether the step's own commands run again. */
  public boolean runsAgain() {
    return until.isEmpty();
  }
}
