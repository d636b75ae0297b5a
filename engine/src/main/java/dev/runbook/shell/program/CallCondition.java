package dev.runbook.shell.program;

/** One thing that must hold for a call. */
@FunctionalInterface
interface CallCondition {
  boolean holds(EntryMatch match);
}
