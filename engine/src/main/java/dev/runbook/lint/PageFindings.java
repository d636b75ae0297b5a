package dev.runbook.lint;

import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import java.util.List;

/**
 * The findings of one page.
 *
 * @param source the page
 * @param findings what is reported, in page order
 * @param ignored how many findings a comment on the page took out
 * @param known how many stand in the baseline
 */
public record PageFindings(Source source, List<Finding> findings, int ignored, int known) {
  /** Copies the list. */
  public PageFindings {
    findings = List.copyOf(findings);
  }

  /** How many findings are as bad as this. */
  public long count(Severity severity) {
    return findings.stream().filter(each -> each.problem().severity() == severity).count();
  }
}
