package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The durations of steps when they last ended well, and their time limits.
 *
 * @param last in milliseconds, by the steps' ids
 * @param limit of each command whose step does not say
 */
public record StepTimes(Map<String, Long> last, Optional<Duration> limit) {
  /** Nothing is known. */
  public static final StepTimes NONE = new StepTimes(Map.of(), Optional.empty());

  /** Copies the map. */
  public StepTimes {
    last = Map.copyOf(last);
  }

  /** {@code last time 3 min · limit 30 min}; empty where there is nothing to say. */
  String of(Step step) {
    if (step.kind() != StepKind.SHELL && step.kind() != StepKind.JSHELL) {
      return "";
    }
    String before =
        Optional.ofNullable(last.get(step.id()))
            .map(millis -> "last time " + SpokenDuration.spoken(millis))
            .orElse("");
    String most =
        step.options()
            .timeout()
            .or(() -> limit)
            .map(time -> "limit " + SpokenDuration.spoken(time.toMillis()))
            .orElse("");
    return before + (before.isEmpty() || most.isEmpty() ? "" : " · ") + most;
  }
}
