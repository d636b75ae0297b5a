/**
 * The text that was read, places in it, and what is wrong there.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. What was read is immutable; problems are collected by the one
 * thread that reads.
 */
package dev.runbook.source;
