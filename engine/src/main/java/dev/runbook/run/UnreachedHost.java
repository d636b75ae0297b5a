package dev.runbook.run;

/**
 * A host that cannot be reached before the first step.
 *
 * @param host its alias
 * @param why what happened
 */
public record UnreachedHost(String host, String why) {}
