package dev.runbook.cli.console;

import dev.runbook.replay.Coverage;
import dev.runbook.replay.Coverage.PageCoverage;
import dev.runbook.replay.Coverage.Point;
import java.util.List;

/** Shows the parts of pages that scenarios reach, and the parts that none reaches. */
public final class CoverageView {
  private final Screen screen;

  /** Shows it on a screen. */
  public CoverageView(Screen screen) {
    this.screen = screen;
  }

  /** Each page with what is missing, and the whole. */
  public void show(Coverage coverage) {
    coverage.pages().forEach(this::page);
    screen.line("commands " + coverage.commands() + " % · branches " + coverage.branches() + " %");
  }

  private void page(PageCoverage page) {
    screen.line(
        Text.of(page.page().toString(), Style.BOLD)
            .plus("   commands " + of(page.commands()) + " · branches " + of(page.branches())));
    for (Point point : page.missing()) {
      screen.line(
          Text.of("  :" + point.line() + "  ", Style.DIM)
              .plus(point.step(), Style.CODE)
              .plus("  " + point.missing()));
    }
  }

  private static String of(List<Point> points) {
    return points.stream().filter(point -> point.times() > 0).count() + " of " + points.size();
  }
}
