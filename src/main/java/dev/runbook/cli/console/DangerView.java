package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what a typed confirmation is about: what may be lost, where, and which steps it covers. */
final class DangerView {
  private final Screen screen;
  private final Plan plan;
  private final PlayMode kind;
  private final Deviations departures;

  DangerView(Screen screen, Plan plan, PlayMode kind, Deviations departures) {
    this.screen = screen;
    this.plan = plan;
    this.kind = kind;
    this.departures = departures;
  }

  void show(Question.Confirm question) {
    int width = screen.frameWidth();
    List<Text> lines = new ArrayList<>();
    for (Step step : question.covered()) {
      lines.addAll(step(step, Box.inside(width)));
      lines.add(Text.EMPTY);
    }
    question.answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> lines.addAll(identity(entry.getKey(), entry.getValue(), width)));
    lines.addAll(TargetView.lines(question, Box.inside(width)));
    lines.addAll(departures.lines(Box.inside(width)));
    lines.addAll(covers(question, Box.inside(width)));
    screen.line();
    screen.lines(Box.around(kind.after("DANGER"), lines, Style.DANGER, width));
    screen.line();
  }

  private List<Text> step(Step step, int width) {
    List<Text> lines = new ArrayList<>(Wrap.lines(Text.of(step.title(), Style.BOLD), width));
    CommandView view = new CommandView(plan, width);
    lines.addAll(view.commands(step));
    lines.addAll(view.reasons(step));
    return lines;
  }

  private static List<Text> identity(String host, HostAnswer answer, int width) {
    Text who =
        Text.of(StepView.spoken(host), Style.ofHost(host))
            .plus(" says it is ")
            .plus(answer.identity().toString(), Style.BOLD);
    Text reached =
        answer
            .connection()
            .map(way -> Text.of(", reached at " + way.address() + ", key " + way.fingerprint()))
            .orElse(Text.EMPTY);
    return Wrap.lines(who.plus(reached), Box.inside(width));
  }

  private static List<Text> covers(Question.Confirm question, int width) {
    int count = question.covered().size();
    if (count < 2) {
      return List.of();
    }
    return Wrap.lines(
        Text.of(
            "Your answer covers these "
                + count
                + " steps. Before each of the others you are still asked for a y."),
        width);
  }
}
