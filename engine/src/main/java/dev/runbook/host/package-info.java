/**
 * The small interface that every kind of host implements: it opens shells, runs commands, and gives
 * their outcomes.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. One thread at a time runs commands in a {@link
 * dev.runbook.host.Shell}; any thread may interrupt them. An {@link dev.runbook.host.OutputSink} is
 * called from threads of the shell.
 */
package dev.runbook.host;
