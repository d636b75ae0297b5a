package dev.runbook.run;

import java.util.List;
import java.util.Optional;

/**
 * The steps that a run was asked to play; a resumption asks for the same.
 *
 * @param with the optional steps and alternatives that were named
 * @param skip the steps that were left out
 * @param only the steps that were planned; empty for all
 * @param from the step it began at
 */
public record RequestedSteps(
    List<String> with, List<String> skip, List<String> only, Optional<String> from) {
  /** Everything, as the page has it. */
  public static final RequestedSteps ALL =
      new RequestedSteps(List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public RequestedSteps {
    with = List.copyOf(with);
    skip = List.copyOf(skip);
    only = List.copyOf(only);
  }
}
