/**
 * Source text, places in it, and the problems at these places.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. What was read is immutable; problems are collected by the one
 * thread that reads.
 */
package dev.runbook.source;
