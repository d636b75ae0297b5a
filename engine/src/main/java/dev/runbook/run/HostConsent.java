package dev.runbook.run;

import java.util.Optional;
import java.util.Set;

/**
 * What was confirmed for one host of a wave.
 *
 * @param dangers the ids of the danger steps that were confirmed
 * @param seen who the host said it was when they were
 */
public record HostConsent(Set<String> dangers, Optional<HostAnswer> seen) {
  /** Copies the set. */
  public HostConsent {
    dangers = Set.copyOf(dangers);
  }
}
