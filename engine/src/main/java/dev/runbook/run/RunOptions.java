package dev.runbook.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run is played.
 *
 * @param mode {@code real}, {@code mock} or {@code dry}: what the journal calls it
 * @param followFor how long a step that follows something runs by itself; empty where a person
 *     stops it
 * @param timeout how long each command may take where its step does not say
 * @param chosen which steps were asked for
 */
public record RunOptions(
    String mode, Optional<Duration> followFor, Optional<Duration> timeout, Chosen chosen) {
  /** Those of a run that plays everything. */
  public RunOptions(String mode, Optional<Duration> followFor, Optional<Duration> timeout) {
    this(mode, followFor, timeout, Chosen.ALL);
  }
}
