package dev.runbook.cli.console;

import dev.runbook.replay.Difference;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Verdict;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the first difference between today's page and a past run; the others usually follow from
 * it.
 */
public final class ReplayView {
  private final Screen screen;

  /** Shows it on a screen. */
  public ReplayView(Screen screen) {
    this.screen = screen;
  }

  /**
   * One run.
   *
   * @param name how the run is called
   */
  public void show(String name, TestReport report) {
    if (report.passes()) {
      screen.line(Text.of("✓ ", Style.GOOD).plus(name + "  kept"));
      return;
    }
    screen.line(Text.of("✗ ", Style.DANGER).plus(name, Style.BOLD));
    why(report);
    screen.line();
  }

  /** What is otherwise. */
  public void why(TestReport report) {
    report.problems().forEach(this::problem);
    report.verdicts().stream()
        .map(Verdict::differences)
        .flatMap(ReplayView::first)
        .forEach(new DifferenceLines(screen)::show);
  }

  /** What a run did and the page does not know is said in words: no person has written it. */
  private void problem(Problem problem) {
    screen.line("  " + problem.message());
    problem.hint().ifPresent(hint -> screen.line(Text.of("    = " + hint, Style.DIM)));
  }

  private static Stream<Difference> first(List<Difference> differences) {
    return differences.stream().limit(1);
  }
}
