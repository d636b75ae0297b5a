package dev.runbook.cli.console;

import dev.runbook.source.Problem;
import dev.runbook.source.Severity;

/** Shows a problem of a page: its place, the line, a caret, and the remedy. */
public final class ProblemView {
  private final Screen screen;

  /** Shows problems on a screen. */
  public ProblemView(Screen screen) {
    this.screen = screen;
  }

  /** One problem. */
  public void show(Problem problem) {
    String[] lines = problem.render().split("\n", -1);
    String label = problem.severity().word() + "[" + problem.code() + "]";
    int at = lines[0].indexOf(label);
    screen.line(
        Text.of(lines[0].substring(0, at), Style.BOLD)
            .plus(label, styleOf(problem.severity()))
            .plus(lines[0].substring(at + label.length())));
    for (int i = 1; i < lines.length; i++) {
      screen.line(Text.of(lines[i], i == 1 ? Style.PLAIN : Style.DIM));
    }
  }

  static Style styleOf(Severity severity) {
    if (severity == Severity.ERROR) {
      return Style.DANGER;
    }
    return severity == Severity.WARNING ? Style.CAUTION : Style.NOTE;
  }
}
