package dev.runbook.lint;

import dev.runbook.source.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The findings of all pages.
 *
 * @param pages each page that was looked at, in the order they were named
 * @param gone entries of the baseline that no longer occur
 * @param remark what the person should know of how it was done, where there is something
 */
public record LintReport(
    List<PageFindings> pages, List<Baseline.Entry> gone, Optional<String> remark) {
  /** Copies the lists. */
  public LintReport {
    pages = List.copyOf(pages);
    gone = List.copyOf(gone);
  }

  /** All findings, page by page. */
  public List<Finding> findings() {
    return pages.stream().flatMap(page -> page.findings().stream()).toList();
  }

  /** How many findings are as bad as this. */
  public long count(Severity severity) {
    return pages.stream().mapToLong(page -> page.count(severity)).sum();
  }

  /**
   * Whether the pages pass: no error, and no warning either where they count.
   *
   * @param strict whether warnings count
   */
  public boolean passes(boolean strict) {
    return count(Severity.ERROR) == 0 && !(strict && count(Severity.WARNING) > 0);
  }
}
