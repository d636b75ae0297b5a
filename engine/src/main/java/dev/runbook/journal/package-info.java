/**
 * The record of a run on disk: written as events happen, and readable however the run ended.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. One process writes a run, which a lock on the file guards, and
 * one thread at a time; any number may read.
 */
package dev.runbook.journal;
