/**
 * Finds mistakes and risks in pages, for the person who reviews them; it plays nothing.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Findings are immutable; a linter belongs to the thread that uses
 * it.
 */
package dev.runbook.lint;
