package dev.runbook.lint;

/** The search of a rule in one page. */
@FunctionalInterface
interface Check {
  /** Adds what it finds. */
  void in(Page page, Findings findings);
}
