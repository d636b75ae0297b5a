package dev.runbook.run;

import dev.runbook.host.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of a run.
 *
 * @param mode whether what it does really happens
 * @param followFor how long a step that follows something runs by itself, which is its success;
 *     empty where a person stops it
 * @param timeout how long each command may take where its step does not say; empty for ever
 * @param chosen which steps were asked for
 * @param later the hosts that need not be reached before the first step
 * @param waiting how time passes between two tries
 */
public record RunOptions(
    RunMode mode,
    Optional<Duration> followFor,
    Optional<Duration> timeout,
    RequestedSteps chosen,
    List<String> later,
    Waiting waiting) {
  /** Copies the list. */
  public RunOptions {
    later = List.copyOf(later);
  }

  /** Those of a run in time as it is. */
  public RunOptions(
      RunMode mode,
      Optional<Duration> followFor,
      Optional<Duration> timeout,
      RequestedSteps chosen,
      List<String> later) {
    this(mode, followFor, timeout, chosen, later, Waiting.real());
  }

  /** Those of a run that plays everything. */
  public RunOptions(RunMode mode, Optional<Duration> followFor, Optional<Duration> timeout) {
    this(mode, followFor, timeout, RequestedSteps.ALL, List.of());
  }
}
