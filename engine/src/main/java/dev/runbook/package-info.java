/**
 * The door to the engine: read a page, plan a target, play the plan.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A {@link dev.runbook.Runbooks} belongs to one thread at a time; a
 * run that it plays is interrupted from any other through its {@link dev.runbook.run.Runner}.
 */
package dev.runbook;
