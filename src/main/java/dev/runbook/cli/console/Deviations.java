package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Rollout;
import dev.runbook.play.PlannedDeviation;
import dev.runbook.play.StepNumbers;
import dev.runbook.run.PastStep;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The steps that did not run as the page has them: left out by flags, or skipped, edited, assumed
 * or passed over. A person who confirms danger must know of them.
 */
public final class Deviations implements RunListener {
  /** More steps than that are told by their numbers in the frame before danger. */
  private static final int NAMED = 3;

  private final Plan plan;
  private final Set<String> changedValues = new TreeSet<>();
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
    } else if (event instanceof RunEvent.ValuesChanged changed) {
      changed.values().stream()
          .filter(each -> each.before().isPresent())
          .forEach(each -> changedValues.add(each.param().name()));
    } else if (event instanceof RunEvent.StepKept kept) {
      before(kept.past()).ifPresent(how -> add(kept.step(), how));
    }
  }

  private void answered(RunEvent.StepAnswered answered) {
    Step step = answered.step();
    switch (answered.answer()) {
      case RUN -> byStep.remove(step.id());
      case SKIP -> add(step, "skipped");
      case SKIP_FAILED -> add(step, "failed and passed over");
      case EDIT -> add(step, "edited");
      case RETRY, AGAIN -> {
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
    List<Text> lines = new ArrayList<>();
    lines.addAll(hosts(width));
    byHow().forEach((how, steps) -> lines.addAll(paragraph(how, named(steps), width)));
    return lines;
  }

  /** The same, where more than a few are told by their numbers alone. */
  List<Text> shortLines(int width) {
    List<Text> lines = new ArrayList<>();
    lines.addAll(hosts(width));
    byHow()
        .forEach(
            (how, steps) ->
                lines.addAll(
                    paragraph(how, steps.size() > NAMED ? numbers(steps) : named(steps), width)));
    if (!changedValues.isEmpty()) {
      lines.addAll(paragraph("changed on the way", String.join(", ", changedValues), width));
    }
    return lines;
  }

  /** The hosts of a group that have no turn. */
  private List<Text> hosts(int width) {
    List<String> leftOut = plan.rollout().map(Rollout::leftOut).orElse(List.of());
    return leftOut.isEmpty()
        ? List.of()
        : paragraph("left out with " + Rollout.SKIP_HOST, String.join(", ", leftOut), width);
  }

  /** How many steps depart, in a line; nothing where none does. */
  List<Text> count(int width) {
    if (byStep.isEmpty()) {
      return List.of();
    }
    String steps = byStep.size() == 1 ? "1 step does" : byStep.size() + " steps do";
    return Wrap.lines(
        Text.of("! ", Style.CAUTION),
        Text.of("  "),
        Text.of(steps + " not run as the page has it"),
        width);
  }

  private Map<String, Map<Integer, String>> byHow() {
    Map<String, Map<Integer, String>> byHow = new LinkedHashMap<>();
    byStep
        .values()
        .forEach(
            each ->
                byHow
                    .computeIfAbsent(each.how(), any -> new TreeMap<>())
                    .put(each.position(), each.title()));
    return byHow;
  }

  private static String named(Map<Integer, String> steps) {
    List<String> named = new ArrayList<>();
    steps.forEach((position, title) -> named.add("step " + position + " \"" + title + "\""));
    return String.join(", ", named);
  }

  private static String numbers(Map<Integer, String> steps) {
    return StepNumbers.steps(List.copyOf(steps.keySet()));
  }

  private static List<Text> paragraph(String how, String steps, int width) {
    Text text = Text.of(how, Style.CAUTION).plus(": " + steps);
    return Wrap.lines(Text.of("! ", Style.CAUTION), Text.of("  "), text, width);
  }
}
