/**
 * Durable runs: a run is a Temporal workflow, and a command on a host is an activity.
 *
 * <p>The workflow plays the plan with the engine's own runner. {@link dev.runbook.durable.RunLog}
 * is the only way in which anything reaches it: what hosts reply, what persons answer, how time
 * passes. An operator's process plays the same plan by the same log, so its screen, its journal and
 * its transcript are those of any run.
 */
package dev.runbook.durable;
