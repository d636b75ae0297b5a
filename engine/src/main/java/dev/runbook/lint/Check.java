package dev.runbook.lint;

/** What a rule looks for in one page. */
@FunctionalInterface
interface Check {
  /** Adds what it finds. */
  void in(Page page, Findings findings);
}
