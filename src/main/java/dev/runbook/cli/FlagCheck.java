package dev.runbook.cli;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds flags that name steps and hosts which the plan does not have: a slip that must not pass.
 */
final class FlagCheck {
  private final Plan plan;

  FlagCheck(Plan plan) {
    this.plan = plan;
  }

  /**
   * Refuses them.
   *
   * @throws UsageException when there is one, about all of them
   */
  void check(Selection selection, Confirmed confirmed) {
    List<String> mistakes = new ArrayList<>();
    selection.unknown().forEach(name -> mistakes.add(unknown(name)));
    mistakes.addAll(confirmed.complaints());
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\n", mistakes));
    }
  }

  private String unknown(String name) {
    List<String> names = plan.steps().stream().flatMap(step -> names(step).stream()).toList();
    String hint =
        Nearest.didYouMean(name, names)
            .orElse("`runbook plan " + plan.target() + "` lists the steps");
    return "no step of `" + plan.target() + "` is called `" + name + "`\n  = " + hint;
  }

  private static List<String> names(Step step) {
    return List.of(step.id(), step.id().substring(step.id().lastIndexOf('/') + 1));
  }
}
