package dev.runbook.graph;

import java.util.Optional;

/**
 * The attributes that capture a step's output.
 *
 * @param capture the name under which later steps find what it prints
 * @param secret whether nobody may see what it prints
 * @param expected what it must print
 */
public record CaptureOptions(
    Optional<String> capture, boolean secret, Optional<ExpectedOutput> expected) {
  /** Nothing said: it is shown and recorded. */
  public static final CaptureOptions NONE =
      new CaptureOptions(Optional.empty(), false, Optional.empty());
}
