/**
 * The step graph: what a page does, step by step, before anyone chooses what to play.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. What is read is immutable and may be used from any thread; a
 * reader belongs to the thread that reads.
 */
package dev.runbook.graph;
