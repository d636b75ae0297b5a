package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.List;

/** Shows what failed: the step, the command, how it ended, its last lines. */
final class FailureView {
  private final Screen screen;
  private final Plan plan;

  FailureView(Screen screen, Plan plan) {
    this.screen = screen;
    this.plan = plan;
  }

  void show(Question.Failed question, List<String> lastLines) {
    int width = screen.width();
    screen.line();
    Text mark = Text.of("✗ ", Style.DANGER);
    screen.hanging(
        mark,
        Text.of(question.step().title(), Style.BOLD)
            .plus(" " + question.outcome().sentence(), Style.DANGER));
    question.step().commands().stream()
        .filter(command -> command.text().equals(question.command()))
        .limit(1)
        .forEach(command -> screen.lines(command(command, width)));
    Text bar = Text.of("  │ ", Style.DANGER);
    for (String line : lastLines) {
      screen.lines(Wrap.lines(bar, bar, Text.of(line), width));
    }
    if (lastLines.isEmpty()) {
      screen.line(Text.of("  It wrote nothing.", Style.DIM));
    }
    if (question.canRollBack()) {
      screen.line(Text.of("  A rollback would play:", Style.DIM));
      screen.lines(new RollbackView(plan).lines(question.undoing(), width));
    }
    if (question.outcome() instanceof Outcome.Unknown) {
      screen.paragraph(
          Text.of("Find out whether it took effect before you run it again.", Style.CAUTION));
    }
  }

  private List<Text> command(Command command, int width) {
    return new CommandView(plan, width - 2)
        .lines(command).stream().map(line -> Text.of("  ").plus(line)).toList();
  }
}
