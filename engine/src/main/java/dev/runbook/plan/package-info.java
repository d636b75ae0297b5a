/**
 * The plan of one target: its steps in their order, with their hosts, values and risks.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A {@link dev.runbook.plan.Plan} is immutable and may be used from
 * any thread; a planner belongs to the thread that plans.
 */
package dev.runbook.plan;
