package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Omitted;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.StepOutcome;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows all steps of a run: their outcomes, the next step, and the host and risk of each. */
final class OverviewView {
  private static final int STATE = 13;

  private final Screen screen;
  private final Plan plan;
  private final Outcomes outcomes;

  OverviewView(Screen screen, Plan plan, Outcomes outcomes) {
    this.screen = screen;
    this.plan = plan;
    this.outcomes = outcomes;
  }

  void show(Step here) {
    screen.line();
    screen.rule(
        Text.of(plan.procedure().title(), Style.BOLD).plus(" · overview of " + count()),
        Text.EMPTY);
    Map<Integer, Step> steps = new TreeMap<>();
    plan.steps().forEach(step -> steps.put(plan.position(step), step));
    plan.omitted().forEach(left -> steps.put(left.position(), left.step()));
    List<String> section = List.of();
    for (Map.Entry<Integer, Step> each : steps.entrySet()) {
      List<String> now = each.getValue().sectionTitles();
      if (!now.isEmpty() && !now.equals(section)) {
        screen.hanging(Text.of("  "), Text.of(now.get(now.size() - 1), Style.DIM));
      }
      section = now;
      step(each.getKey(), each.getValue(), here);
    }
    if (!steps.containsValue(here)) {
      screen.hanging(Text.of("▸ ", Style.BOLD), Text.of("in the rollback, at: " + here.title()));
    }
  }

  private String count() {
    return plan.total() == 1 ? "1 step" : plan.total() + " steps";
  }

  private void step(int position, Step step, Step here) {
    boolean isHere = step.id().equals(here.id());
    StepOutcome outcome = outcome(step);
    Text prefix =
        mark(outcome, isHere)
            .plus(String.format("%3d  ", position), Style.BOLD)
            .plus(Columns.pad(state(outcome, isHere), STATE), Style.DIM);
    screen.hanging(prefix, about(step, isHere));
  }

  private StepOutcome outcome(Step step) {
    boolean leftOut = plan.omitted().stream().map(Omitted::step).anyMatch(step::equals);
    return leftOut ? StepOutcome.LEFT_OUT : outcomes.of(step);
  }

  private static Text mark(StepOutcome outcome, boolean isHere) {
    if (isHere) {
      return Text.of("▸ ", Style.BOLD);
    }
    if (outcome.isFailure()) {
      return Text.of("✗ ", Style.DANGER);
    }
    return switch (outcome) {
      case OK -> Text.of("✓ ", Style.GOOD);
      case UNKNOWN -> Text.of("? ", Style.DANGER);
      case NOT_REACHED -> Text.of("  ");
      default -> Text.of("– ", Style.CAUTION);
    };
  }

  /** In words what the mark says, for those who do not see it. */
  private static String state(StepOutcome outcome, boolean isHere) {
    String word =
        switch (outcome) {
          case OK -> "done";
          case NOT_REACHED -> "";
          default -> outcome.words();
        };
    if (!isHere) {
      return word;
    }
    return word.isEmpty() ? "here" : "here, " + word;
  }

  private static Text about(Step step, boolean isHere) {
    List<Text> facts = new ArrayList<>();
    facts.add(Text.of(step.title(), isHere ? Style.BOLD : Style.PLAIN));
    for (String host : step.hosts()) {
      facts.add(Text.of(StepView.spoken(host), Style.ofHost(host)));
    }
    if (step.risk() != Risk.NONE) {
      facts.add(Text.of(step.risk().word(), CommandView.styleOf(step.risk())));
    }
    if (step.optional()) {
      facts.add(Text.of("optional", Style.DIM));
    }
    Text about = facts.get(0);
    for (Text fact : facts.subList(1, facts.size())) {
      about = about.plus(" · ", Style.DIM).plus(fact);
    }
    return about;
  }
}
