package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.RollbackStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a rollback before it runs: its steps in their order, and the step that each undoes. */
final class RollbackView {
  private final Plan plan;

  RollbackView(Plan plan) {
    this.plan = plan;
  }

  /** A line for each step, wrapped. */
  List<Text> lines(List<RollbackStep> undoing, int width) {
    List<Text> lines = new ArrayList<>();
    for (int at = 0; at < undoing.size(); at++) {
      Text number = Text.of(String.format("%3d  ", at + 1), Style.DIM);
      lines.addAll(Wrap.lines(number, Text.of("     "), step(undoing.get(at)), width));
    }
    return lines;
  }

  private Text step(RollbackStep undo) {
    Step step = undo.step();
    Text text = Text.of(step.title());
    for (String host : step.hosts()) {
      text = text.plus(" · ", Style.DIM).plus(host, Style.ofHost(host));
    }
    if (step.isDanger()) {
      text = text.plus(" · ", Style.DIM).plus("danger", Style.DANGER);
    }
    String undoes =
        undo.undoes().stream()
            .map(each -> "step " + plan.position(each) + " \"" + each.title() + "\"")
            .collect(Collectors.joining(" and "));
    return undoes.isEmpty() ? text : text.plus(" · undoes " + undoes, Style.DIM);
  }
}
