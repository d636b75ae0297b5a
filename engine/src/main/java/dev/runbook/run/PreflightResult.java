package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import java.util.Optional;

/**
 * The result of reaching a host before the first step.
 *
 * @param use the host, and the options by which it is reached
 * @param answer who it says it is; empty where it was not reached
 * @param refusal why it was not; empty where it was
 */
public record PreflightResult(
    HostUse use, Optional<HostAnswer> answer, Optional<HostException> refusal) {
  /** It was reached. */
  public static PreflightResult at(HostUse use, HostAnswer answer) {
    return new PreflightResult(use, Optional.of(answer), Optional.empty());
  }

  /** It was not reached. */
  public static PreflightResult not(HostUse use, HostException why) {
    return new PreflightResult(use, Optional.empty(), Optional.of(why));
  }

  /** Whether it is not to be reached at all: its key or its answer is not the expected one. */
  boolean isStranger() {
    return refusal.filter(why -> why.kind() == HostException.Kind.IDENTITY).isPresent();
  }
}
