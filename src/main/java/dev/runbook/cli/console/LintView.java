package dev.runbook.cli.console;

import dev.runbook.lint.Baseline;
import dev.runbook.lint.LintReport;
import dev.runbook.lint.PageFindings;
import dev.runbook.lint.Rule;
import dev.runbook.lint.RuleBook;
import dev.runbook.lint.RuleNames;
import dev.runbook.lint.Rules;
import dev.runbook.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** Shows the findings of lint page by page, each with its line, and a summary. */
public final class LintView {
  private final Screen screen;
  private final boolean quiet;

  /**
   * Shows it on a screen.
   *
   * @param quiet whether only what went wrong is said
   */
  public LintView(Screen screen, boolean quiet) {
    this.screen = screen;
    this.quiet = quiet;
  }

  /** All of a report. */
  public void show(LintReport report) {
    ProblemView problems = new ProblemView(screen);
    for (PageFindings page : report.pages()) {
      page.findings().stream()
          .filter(finding -> !quiet || finding.problem().severity() != Severity.NOTE)
          .forEach(finding -> problems.show(finding.problem()));
      if (!page.findings().isEmpty() && !quiet) {
        screen.line();
      }
    }
    if (!quiet) {
      report.gone().forEach(this::gone);
      screen.line(summary(report));
    }
  }

  private void gone(Baseline.Entry entry) {
    screen.line(
        Text.of(entry.page(), Style.BOLD)
            .plus(": `" + entry.rule() + "` of the baseline is no longer there; ")
            .plus("write the baseline again", Style.DIM));
  }

  private static Text summary(LintReport report) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      if (count > 0) {
        counts.add(number(count, severity.word()));
      }
    }
    long with = report.pages().stream().filter(page -> !page.findings().isEmpty()).count();
    String pages = number(report.pages().size(), "page");
    Text said =
        counts.isEmpty()
            ? Text.of("nothing found", Style.GOOD).plus(" in " + pages)
            : Text.of(String.join(", ", counts), Style.BOLD)
                .plus(" in " + (with < report.pages().size() ? with + " of " : "") + pages);
    int ignored = report.pages().stream().mapToInt(PageFindings::ignored).sum();
    int known = report.pages().stream().mapToInt(PageFindings::known).sum();
    return said.plus(ignored > 0 ? "; " + ignored + " ignored by comments" : "", Style.DIM)
        .plus(known > 0 ? "; " + known + " known from the baseline" : "", Style.DIM);
  }

  private static String number(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** Every rule with its sentence. */
  public void listRules() {
    Table table = new Table("rule", "severity", "errors at their places");
    for (Rule rule : Rules.all()) {
      table.row(
          Text.of(rule.name(), Style.BOLD),
          Text.of(rule.severity().word(), ProblemView.styleOf(rule.severity())),
          Text.of(rule.says()));
    }
    table.print(screen);
  }

  /** Why there is a rule, as its documentation has it. */
  public void explain(String rule) {
    screen.line(Text.of(rule, Style.BOLD));
    screen.line();
    screen.line(RuleBook.page(rule).orElseGet(() -> RuleNames.says(rule).orElse("")));
  }
}
