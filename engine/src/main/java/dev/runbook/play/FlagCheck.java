package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds flags that name steps or hosts that the plan does not have. */
public final class FlagCheck {
  private final Plan plan;

  private FlagCheck(Plan plan) {
    this.plan = plan;
  }

  /**
   * What is wrong with the flags, a text each; none where they all fit. A text may have a second
   * line with what to write instead.
   */
  public static List<String> mistakes(Plan plan, PlayFlags flags) {
    List<String> mistakes = new ArrayList<>();
    FlagCheck check = new FlagCheck(plan);
    Selection.attended(plan, flags).unknown().forEach(name -> mistakes.add(check.unknown(name)));
    flags.later().stream()
        .filter(host -> !plan.hosts().contains(host))
        .forEach(host -> mistakes.add(noHost(plan, host)));
    mistakes.addAll(new ConfirmFlags(plan, flags.confirm()).complaints());
    return mistakes;
  }

  /** Why nothing would be played although the plan has steps; empty where something is. */
  public static Optional<String> nothingLeft(Plan plan, PlayFlags flags, Selection selection) {
    boolean asThePageHasIt = flags.chosen().skip().isEmpty() && plan.omitted().isEmpty();
    if (asThePageHasIt || !selection.running(plan.steps()).isEmpty()) {
      return Optional.empty();
    }
    String hint =
        Selection.attended(plan, flags).running(plan.steps()).stream()
            .findFirst()
            .map(step -> "it is optional and nobody is asked: --with " + step.id() + " plays it")
            .orElse("`runbook plan " + plan.target() + "` lists the steps");
    return Optional.of("the flags leave no step of `" + plan.target() + "` to play\n  = " + hint);
  }

  private static String noHost(Plan plan, String host) {
    String hint =
        Nearest.didYouMean(host, plan.hosts())
            .orElse("its hosts are " + String.join(", ", plan.hosts()));
    return "--later " + host + ": `" + plan.target() + "` runs nothing there\n  = " + hint;
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
