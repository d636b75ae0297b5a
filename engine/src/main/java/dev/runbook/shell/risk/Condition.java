package dev.runbook.shell.risk;

/** One thing that a rule asks of a command. */
@FunctionalInterface
interface Condition {
  boolean holds(Match match);
}
