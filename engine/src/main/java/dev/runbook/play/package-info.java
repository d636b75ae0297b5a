/**
 * Plays a plan for a person or a batch: with a gate, a selection of steps, values, and a record.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A play belongs to the thread that plays it; flags and contexts
 * are immutable.
 */
package dev.runbook.play;
