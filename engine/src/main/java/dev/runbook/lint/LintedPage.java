package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A page that was looked through.
 *
 * @param page what is reported
 * @param present everything that was found, what is known included
 */
record LintedPage(PageFindings page, List<Baseline.Entry> present) {
  static LintedPage of(Page page, List<Problem> problems, int ignored, Set<Baseline.Entry> known) {
    return of(page.source(), problems, ignored, known);
  }

  /**
   * Tells what is new from what is known.
   *
   * @param problems what was found, in page order
   */
  static LintedPage of(
      Source source, List<Problem> problems, int ignored, Set<Baseline.Entry> known) {
    Fingerprints fingerprints = new Fingerprints();
    List<Baseline.Entry> present = new ArrayList<>();
    List<Finding> news = new ArrayList<>();
    for (Problem problem : problems) {
      Finding finding = new Finding(problem, fingerprints.next(problem));
      Baseline.Entry entry = Baseline.entry(finding);
      present.add(entry);
      if (!known.contains(entry)) {
        news.add(finding);
      }
    }
    int old = problems.size() - news.size();
    return new LintedPage(new PageFindings(source, news, ignored, old), present);
  }
}
