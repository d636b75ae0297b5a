package dev.runbook.cli.console;

import dev.runbook.replay.Mutant;
import dev.runbook.replay.MutationReport;
import dev.runbook.replay.MutationReport.Judged;
import dev.runbook.replay.MutationReport.MutantStatus;
import dev.runbook.replay.MutationReport.PageMutants;
import java.util.List;

/** Shows the changes of pages that their scenarios do not notice. */
public final class MutationView {
  private final Screen screen;

  /** Shows it on a screen. */
  public MutationView(Screen screen) {
    this.screen = screen;
  }

  /** Each page with what nobody noticed, and the whole. */
  public void show(MutationReport report) {
    if (report.pages().isEmpty()) {
      screen.line("no page has changed since then");
      return;
    }
    report.pages().forEach(this::page);
    screen.line(
        "noticed "
            + report.killed()
            + " of "
            + report.total()
            + " changes: "
            + report.percent()
            + " %");
  }

  private void page(PageMutants page) {
    long survived = page.count(MutantStatus.SURVIVED);
    if (survived > 0) {
      screen.line(
          Text.of(survived + " of " + page.mutants().size() + " mutants of ", Style.BOLD)
              .plus(page.page().toString(), Style.BOLD)
              .plus(" were noticed by no scenario"));
      mutants(page, MutantStatus.SURVIVED);
    }
    long seen = page.count(MutantStatus.SEEN);
    if (seen > 0) {
      screen.line(
          Text.of(seen + " of " + page.mutants().size() + " mutants of ", Style.BOLD)
              .plus(page.page().toString(), Style.BOLD)
              .plus(" were seen, not felt: only the plan text is another"));
      mutants(page, MutantStatus.SEEN);
    }
  }

  private void mutants(PageMutants page, MutantStatus fate) {
    List<Judged> all = page.mutants().stream().filter(each -> each.status() == fate).toList();
    for (Judged each : all) {
      Mutant mutant = each.mutant();
      screen.line(
          Text.of("  :" + mutant.line() + "  ", Style.DIM)
              .plus(mutant.operator().words() + "  ")
              .plus(mutant.text(), Style.CODE));
      screen.line(Text.of("       " + each.hint(), Style.DIM));
    }
  }
}
