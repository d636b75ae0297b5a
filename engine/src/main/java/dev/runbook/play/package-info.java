/**
 * A plan played for someone: who is asked, which steps run, with which values, what is recorded.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A play belongs to the thread that plays it; flags and contexts
 * are immutable.
 */
package dev.runbook.play;
