package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlannedDeviation;
import dev.runbook.run.PastStep;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The steps that have not run as the page has it: what flags leave out, and what was skipped,
 * edited, assumed or passed over since. Whoever confirms danger is to know of them.
 */
public final class Deviations implements RunListener {
  private final Plan plan;
  private final Map<String, PlannedDeviation> byStep = new LinkedHashMap<>();

  /** Those that are known before step 1. */
  public Deviations(Plan plan, List<PlannedDeviation> known) {
    this.plan = plan;
    known.forEach(each -> byStep.put(each.step(), each));
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.StepAnswered answered) {
      answered(answered);
    } else if (event instanceof RunEvent.StepKept kept) {
      before(kept.past()).ifPresent(how -> add(kept.step(), how));
    }
  }

  private void answered(RunEvent.StepAnswered answered) {
    Step step = answered.step();
    switch (answered.answer()) {
      case "run" -> byStep.remove(step.id());
      case "skip" -> add(step, "skipped");
      case "skip-failed" -> add(step, "failed and passed over");
      case "edit" -> add(step, "edited");
      case "retry", "again" -> {
        if (!answered.detail().isEmpty()) {
          add(step, "edited");
        }
      }
      default -> {}
    }
  }

  private static Optional<String> before(PastStep past) {
    return switch (past.state()) {
      case SKIPPED -> Optional.of("skipped before");
      case ASSUMED -> Optional.of("assumed before: nobody was asked");
      case PASSED_OVER -> Optional.of("failed and passed over");
      default -> Optional.empty();
    };
  }

  private void add(Step step, String how) {
    boolean isOfThePage = plan.steps().stream().anyMatch(each -> each.id().equals(step.id()));
    if (isOfThePage) {
      byStep.put(
          step.id(), new PlannedDeviation(step.id(), step.title(), plan.position(step), how));
    }
  }

  /** A paragraph for each way in which steps depart, with their numbers and titles; wrapped. */
  public List<Text> lines(int width) {
    Map<String, Map<Integer, String>> byHow = new LinkedHashMap<>();
    byStep
        .values()
        .forEach(
            each ->
                byHow
                    .computeIfAbsent(each.how(), any -> new TreeMap<>())
                    .put(each.position(), each.title()));
    List<Text> lines = new ArrayList<>();
    byHow.forEach((how, steps) -> lines.addAll(paragraph(how, steps, width)));
    return lines;
  }

  private static List<Text> paragraph(String how, Map<Integer, String> steps, int width) {
    List<String> named = new ArrayList<>();
    steps.forEach((position, title) -> named.add("step " + position + " \"" + title + "\""));
    Text text = Text.of(how, Style.CAUTION).plus(": " + String.join(", ", named));
    return Wrap.lines(Text.of("! ", Style.CAUTION), Text.of("  "), text, width);
  }
}
