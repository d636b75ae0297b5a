package dev.runbook.cli.console;

import dev.runbook.replay.Difference;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Verdict;
import java.util.List;
import java.util.Locale;

/** Shows the results of tests: each failure with its first cause, and a summary. */
public final class VerdictView {
  private static final String INDENT = "    ";

  private final Screen screen;
  private final boolean quiet;
  private final boolean verbose;

  /**
   * Shows it on a screen.
   *
   * @param quiet whether only what failed is shown
   * @param verbose whether what passed, and every difference, is shown, too
   */
  public VerdictView(Screen screen, boolean quiet, boolean verbose) {
    this.screen = screen;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  /** All of a report. */
  public void show(TestReport report, double seconds) {
    ProblemView problems = new ProblemView(screen);
    report.problems().forEach(problems::show);
    report.verdicts().forEach(this::show);
    report.findings().forEach(this::finding);
    if (!quiet) {
      screen.line(summary(report, seconds));
    }
  }

  private void show(Verdict verdict) {
    if (verdict.passes()) {
      if (verbose) {
        screen.line(Text.of("✓ ", Style.GOOD).plus(verdict.scenario().title()));
      }
      return;
    }
    screen.line(
        Text.of("✗ ", Style.DANGER)
            .plus(verdict.scenario().title(), Style.BOLD)
            .plus("   " + verdict.scenario().place(), Style.DIM));
    List<Difference> differences = verdict.differences();
    int shown = verbose ? differences.size() : Math.min(1, differences.size());
    differences.subList(0, shown).forEach(this::difference);
    int rest = differences.size() - shown;
    if (rest > 0) {
      String follow = rest == 1 ? "1 difference follows" : rest + " differences follow";
      screen.line(Text.of(INDENT + "= " + follow + " from this one; -v shows all", Style.DIM));
    }
    screen.line();
  }

  private void finding(Difference finding) {
    screen.line(Text.of("✗ ", Style.DANGER).plus(finding.place().source().name(), Style.BOLD));
    difference(finding);
    screen.line();
  }

  private void difference(Difference difference) {
    new DifferenceLines(screen).show(difference);
    difference.hints().forEach(hint -> screen.line(Text.of(INDENT + "= " + hint, Style.DIM)));
  }

  private static Text summary(TestReport report, double seconds) {
    long pages =
        report.verdicts().stream()
            .flatMap(verdict -> verdict.played().stream())
            .map(played -> played.plan().procedure().path())
            .distinct()
            .count();
    Text counts =
        Text.of(
            number(report.verdicts().size(), "scenario")
                + " of "
                + number(pages, "page")
                + ": "
                + report.passed()
                + " pass",
            report.passes() ? Style.GOOD : Style.PLAIN);
    if (report.failed() > 0) {
      counts = counts.plus(", " + report.failed() + " fail", Style.DANGER);
    }
    if (!report.findings().isEmpty()) {
      counts =
          counts.plus(
              ", " + number(report.findings().size(), "finding") + " beside them", Style.DANGER);
    }
    if (!report.problems().isEmpty()) {
      counts = counts.plus(", " + number(report.problems().size(), "mistake"), Style.DANGER);
    }
    return counts.plus(String.format(Locale.ROOT, " · %.1f s", seconds), Style.DIM);
  }

  private static String number(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
