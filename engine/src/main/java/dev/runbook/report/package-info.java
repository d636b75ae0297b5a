/**
 * Writes past runs for people and programs.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Nothing here keeps state between calls; a teller belongs to the
 * thread that tells.
 */
package dev.runbook.report;
