package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the answers of a scenario that its play did not ask for. */
final class UnusedAnswers {
  private UnusedAnswers() {}

  /**
   * Those of steps that ended; a step that the run never came to, or that ended it, may keep its.
   */
  static List<Difference> of(Scenario scenario, Played played, Replay replay) {
    List<Difference> found = new ArrayList<>();
    boolean toTheEnd = played.ended().result() == RunResult.DONE;
    for (Map.Entry<String, StepScript> each : replay.answered().entrySet()) {
      StepScript script = each.getValue();
      boolean endedTheRun =
          !toTheEnd
              && replay.lastShown().filter(each.getKey()::equals).isPresent()
              && !played.outcome(each.getKey()).isOver();
      if (script.refusal().isPresent()) {
        found.add(
            difference(scenario, played, each.getKey(), script, script.refusal().orElseThrow()));
      } else if (script.hasBegun() && !endedTheRun) {
        script.unused().stream()
            .map(why -> difference(scenario, played, each.getKey(), script, why))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static Difference difference(
      Scenario scenario, Played played, String id, StepScript script, String why) {
    Step step = played.plan().step(id).orElseThrow();
    return new UnusedAnswer(
        new SourcePlace(scenario.source(), script.answers().keySpan()),
        id,
        why,
        new SourcePlace(played.plan().procedure().source(), step.span()));
  }
}
