package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what a typed confirmation covers: the possible loss, the hosts, and the steps. */
final class DangerView {
  private final Plan plan;
  private final Deviations departures;
  private final int width;

  /** Its lines are no wider than this. */
  DangerView(Plan plan, Deviations departures, int width) {
    this.plan = plan;
    this.departures = departures;
    this.width = width;
  }

  /** All of it. */
  List<Text> lines(Question.Confirm question) {
    List<Text> lines = new ArrayList<>();
    for (Step step : question.covered()) {
      lines.addAll(step(step));
      lines.add(Text.EMPTY);
    }
    identities(question).forEach(each -> lines.addAll(Wrap.lines(each, width)));
    lines.addAll(TargetView.lines(question, width));
    lines.addAll(departures.shortLines(width));
    lines.addAll(covers(question));
    return lines;
  }

  private List<Text> step(Step step) {
    List<Text> lines = new ArrayList<>(Wrap.lines(Text.of(step.title(), Style.BOLD), width));
    CommandView view = new CommandView(plan, width);
    lines.addAll(view.commands(step));
    lines.addAll(view.dangers(step));
    return lines;
  }

  private static List<Text> identities(Question.Confirm question) {
    return question.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> identity(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Text identity(String host, HostAnswer answer) {
    Text reached =
        answer
            .connection()
            .map(way -> Text.of(", reached at " + way.address() + ", key " + way.fingerprint()))
            .orElse(Text.EMPTY);
    return who(host, answer).plus(reached);
  }

  private static Text who(String host, HostAnswer answer) {
    return Text.of(StepView.spoken(host), Style.ofHost(host))
        .plus(" says it is ")
        .plus(answer.identity().toString(), Style.BOLD);
  }

  private List<Text> covers(Question.Confirm question) {
    int count = question.covered().size();
    return count < 2
        ? List.of()
        : Wrap.lines(
            Text.of(
                "Your answer covers these "
                    + count
                    + " steps. Before each of the others you are still asked for a y."),
            width);
  }

  /**
   * What stands at the prompt where all of it does not fit on the terminal: every step by its title
   * and what it does, who the hosts are, what it acts on; in so many lines at most.
   */
  List<Text> summary(Question.Confirm question, int most) {
    List<Text> where = new ArrayList<>();
    question.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> where.addAll(Wrap.lines(who(entry.getKey(), entry.getValue()), width)));
    where.addAll(TargetView.lines(question, width));
    where.addAll(departures.count(width));
    List<Text> lines = new ArrayList<>();
    for (Step step : question.covered()) {
      List<Text> its = summary(step);
      boolean isLast = step == question.covered().get(question.covered().size() - 1);
      if (!lines.isEmpty() && lines.size() + its.size() + (isLast ? 0 : 1) > most - where.size()) {
        int left = question.covered().size() - question.covered().indexOf(step);
        lines.add(Text.of("and " + left + (left == 1 ? " step more" : " steps more")));
        break;
      }
      lines.addAll(its);
    }
    lines.addAll(where);
    return lines;
  }

  /** Its title, and the first of what it does. */
  private List<Text> summary(Step step) {
    int commands = step.commands().size();
    String count = commands == 1 ? "1 command" : commands + " commands";
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Columns.fit(step.title(), width), Style.BOLD));
    List<Text> reasons = new CommandView(plan, width - 2).dangers(step);
    reasons.stream()
        .findFirst()
        .ifPresent(first -> lines.add(reasons.size() > 1 ? first.plus(" …") : first));
    lines.add(Text.of("  " + count + ", shown above", Style.DIM));
    return lines;
  }
}
