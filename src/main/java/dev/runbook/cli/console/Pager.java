package dev.runbook.cli.console;

/** Shows a long text page by page. */
public interface Pager {
  /** There is none: texts are printed. */
  Pager NONE = (text, line) -> false;

  /**
   * Shows it, and returns when the operator has left it.
   *
   * @param text what a terminal takes as it is
   * @param line where reading begins, counted from 1
   * @return false when nothing was shown, since there is no such program
   */
  boolean show(String text, int line);
}
