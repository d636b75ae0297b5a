package dev.runbook.replay;

import dev.runbook.run.HostOutcome;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The turns of a group's hosts in a play: how each ended, and how the steps ended on all of them.
 */
final class HostTurns {
  /** What is said of a host that has had no turn. */
  static final String NOT_BEGUN = "not-begun";

  /** All that can be said of a host. */
  static final List<String> WORDS =
      Stream.concat(Arrays.stream(RunResult.values()).map(RunResult::word), Stream.of(NOT_BEGUN))
          .toList();

  private final Map<String, String> ended = new LinkedHashMap<>();
  private final Map<String, StepOutcome> onHost = new LinkedHashMap<>();
  private final GroupOutcomes outcomes = new GroupOutcomes();
  private boolean running;

  void on(RunEvent event) {
    if (event instanceof RunEvent.HostStarted) {
      running = true;
      onHost.clear();
    } else if (event instanceof RunEvent.HostFinished finished) {
      HostOutcome outcome = finished.outcome();
      ended.put(outcome.host(), outcome.ended().result().word());
      outcomes.add(onHost);
      onHost.clear();
      running = false;
    } else if (running && event instanceof RunEvent.StepFinished finished) {
      onHost.put(finished.step().id(), StepOutcome.of(finished.result().word()));
    }
  }

  /** Begins with the turns of an earlier part of the run. */
  void begin(HostTurns before) {
    ended.putAll(before.ended);
  }

  /** How the turn of each host ended that has had one. */
  Map<String, String> ended() {
    return ended;
  }

  /** How the steps ended on the hosts that have had their turn in this part of the run. */
  Map<String, StepOutcome> outcomes() {
    return outcomes.byStep();
  }
}
