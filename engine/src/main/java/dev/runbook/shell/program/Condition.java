package dev.runbook.shell.program;

/** One thing that must hold for a call. */
@FunctionalInterface
interface Condition {
  boolean holds(Match match);
}
