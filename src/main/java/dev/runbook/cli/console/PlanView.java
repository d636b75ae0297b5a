package dev.runbook.cli.console;

import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.NotPlayedPlaces;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Reach;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.StepTarget;
import dev.runbook.plan.StepTargets;
import dev.runbook.plan.Wave;
import dev.runbook.play.PlannedDeviation;
import dev.runbook.source.Problem;
import java.util.List;

/** Shows a plan: the values it needs, its steps in order, and its problems. */
public final class PlanView {
  private static final int NUMBER = 3;

  private final Screen screen;
  private final boolean verbose;

  /**
   * Shows plans.
   *
   * @param screen where
   * @param verbose with the steps of the rollback too
   */
  public PlanView(Screen screen, boolean verbose) {
    this.screen = screen;
    this.verbose = verbose;
  }

  /** Shows one. */
  public void show(Plan plan) {
    screen.paragraph(
        Text.of(plan.procedure().title(), Style.BOLD)
            .plus("  " + plan.procedure().path(), Style.DIM));
    params(plan);
    reaches(plan);
    plan.rollout().ifPresent(rollout -> rollout(plan, rollout));
    screen.line();
    screen.line(Text.of(count(plan.steps().size()), Style.BOLD));
    screen.lines(omitted(plan));
    NotPlayedPlaces places = new NotPlayedPlaces(plan.procedure());
    notPlayed(places.before(plan.steps().stream().findFirst()));
    CommandView commands = new CommandView(plan, screen.width());
    screen.each(
        plan.steps(),
        (page, step) -> {
          PlanView view = new PlanView(page, verbose);
          view.step(plan, step, number(plan.position(step)), commands);
          view.notPlayed(places.after(step));
        });
    rollback(plan, commands);
    problems(plan);
  }

  private static String number(int position) {
    String digits = Integer.toString(position);
    return " ".repeat(Math.max(0, NUMBER - digits.length())) + digits + "  ";
  }

  private void notPlayed(List<NotPlayed> all) {
    for (NotPlayed each : all) {
      screen.line();
      screen.hanging(Text.of("  –  ", Style.CAUTION), Text.of(each.said(), Style.CAUTION));
    }
  }

  private static String count(int steps) {
    return steps == 1 ? "1 step" : steps + " steps";
  }

  /** What was not asked for has its number and its title, since it would have run. */
  private List<Text> omitted(Plan plan) {
    return new Deviations(plan, PlannedDeviation.omitted(plan)).lines(screen.readableWidth());
  }

  private void params(Plan plan) {
    if (plan.params().isEmpty()) {
      return;
    }
    screen.line();
    screen.line(Text.of("Values", Style.BOLD));
    for (PlanParam param : plan.params()) {
      Text line = Text.of(param.name(), Style.VALUE).plus(value(param));
      line = line.plus(param.description().map(text -> " · " + text).orElse(""));
      String users =
          param.steps().size() == 1 ? param.steps().get(0) : param.steps().size() + " steps";
      screen.hanging(Text.of("  "), line.plus(" · used by " + users, Style.DIM));
    }
  }

  private void reaches(Plan plan) {
    if (plan.reaches().stream().allMatch(reach -> isOneOfMany(plan, reach))) {
      return;
    }
    screen.line();
    screen.line(Text.of("Hosts", Style.BOLD));
    for (Reach reach : plan.reaches()) {
      if (isOneOfMany(plan, reach)) {
        continue;
      }
      Text line =
          Text.of(reach.host(), Style.ofHost(reach.host())).plus(" by " + reach.transport());
      String why = reach.refusal().orElse(reach.why());
      screen.hanging(Text.of("  "), why.isEmpty() ? line : line.plus(" · " + why, Style.DIM));
    }
  }

  /** How a host of a group is reached is said where it cannot be, or not as the others. */
  private static boolean isOneOfMany(Plan plan, Reach reach) {
    return reach.refusal().isEmpty()
        && reach.why().isEmpty()
        && plan.rollout().filter(all -> all.hosts().contains(reach.host())).isPresent();
  }

  private void rollout(Plan plan, Rollout rollout) {
    screen.line();
    screen.paragraph(Text.of("Group ", Style.BOLD).plus(rollout.sentence()));
    for (Wave wave : rollout.waves()) {
      Text line = Text.EMPTY;
      for (String host : wave.hosts()) {
        line = line.plus(line.runs().isEmpty() ? "" : ", ").plus(host, Style.ofHost(host));
      }
      String name = "wave " + wave.number() + (wave.canary() ? " (canary)" : "");
      screen.hanging(Text.of("  " + Columns.pad(name, 16), Style.DIM), line);
    }
    if (!rollout.leftOut().isEmpty()) {
      screen.hanging(
          Text.of("  " + Columns.pad("left out", 16), Style.DIM),
          Text.of(String.join(", ", rollout.leftOut()), Style.CAUTION));
    }
  }

  private static String value(PlanParam param) {
    if (param.value().isEmpty() && param.choicesFrom().isPresent()) {
      return " (chosen from what " + param.choicesFrom().get().name() + " prints)";
    }
    if (param.value().isEmpty()) {
      return " (not given; on the page as " + param.placeholder() + ")";
    }
    return " = " + (param.secret() ? Plan.MASK : param.value().get());
  }

  private void step(Plan plan, Step step, String number, CommandView commands) {
    screen.line();
    Text kind =
        step.kind() == StepKind.SHELL ? Text.EMPTY : Text.of(" · " + step.kind().word(), Style.DIM);
    Text tty = step.tty() ? Text.of(" · in a pseudo-terminal", Style.DIM) : Text.EMPTY;
    screen.hanging(
        Text.of(number, Style.DIM), Text.of(step.title(), Style.BOLD).plus(kind).plus(tty));
    String indent = " ".repeat(number.length());
    screen.hanging(Text.of(indent), Text.of(step.id(), Style.DIM));
    if (step.optional()) {
      screen.hanging(Text.of(indent), StepView.optional(step));
    }
    hanging(indent, StepView.outside(step).stream().toList());
    if (step.alternativeTo().isPresent() && !step.alternativeTo().get().equals(step.id())) {
      Text instead = Text.of("instead of " + step.alternativeTo().get(), Style.CAUTION);
      screen.hanging(Text.of(indent), instead);
    }
    CommandView view = commands.narrower(indent.length());
    lines(indent, view.commands(step));
    lines(indent, view.inside(step));
    lines(indent, view.reasons(step));
    hanging(indent, AfterCommandsView.of(step));
    hanging(indent, StepView.secondPerson(step).stream().toList());
    if (step.isDanger()) {
      targets(plan.targets(step), indent);
    }
  }

  private void lines(String indent, List<Text> lines) {
    for (Text line : lines) {
      screen.line(Text.of(indent).plus(line));
    }
  }

  private void hanging(String indent, List<Text> lines) {
    for (Text line : lines) {
      screen.hanging(Text.of(indent), line);
    }
  }

  private void targets(StepTargets targets, String indent) {
    Text typed =
        targets
            .word()
            .map(word -> Text.of("to run it, type ").plus(word, Style.DANGER))
            .orElseGet(() -> Text.of("to run it, type the name of what it acts on:"));
    screen.hanging(Text.of(indent), typed);
    for (StepTarget each : targets.all()) {
      if (each.isBeyond()) {
        screen.hanging(Text.of(indent + "  "), TargetView.planned(each));
      }
    }
  }

  private void rollback(Plan plan, CommandView commands) {
    if (plan.rollback().isEmpty()) {
      return;
    }
    screen.line();
    screen.line(
        Text.of("Rollback, offered when a step fails: ", Style.BOLD)
            .plus(count(plan.rollback().size()) + (verbose ? "" : "; -v shows them")));
    if (verbose) {
      plan.rollback().forEach(step -> step(plan, step, "     ", commands));
    }
  }

  private void problems(Plan plan) {
    if (plan.problems().isEmpty()) {
      return;
    }
    ProblemView view = new ProblemView(screen);
    for (Problem problem : plan.problems()) {
      if (problem.code().equals(NotPlayed.CODE)) {
        continue; // it stands among the steps
      }
      screen.line();
      view.show(problem);
    }
  }
}
