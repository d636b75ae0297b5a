package dev.runbook.journal.event;

import java.util.List;
import java.util.Optional;

/**
 * The requested steps of a run.
 *
 * @param with optional ones that are to run
 * @param skip those that are left out
 * @param only the only ones to run; all where there are none
 * @param from the first one to run
 */
public record StepChoice(
    List<String> with, List<String> skip, List<String> only, Optional<String> from) {
  /** Whether nothing was left out. */
  public boolean isWhole() {
    return skip.isEmpty() && only.isEmpty() && from.isEmpty();
  }
}
