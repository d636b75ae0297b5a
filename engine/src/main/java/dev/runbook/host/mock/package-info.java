/**
 * Hosts that answer from a script, so that a runbook can be played and tested without a server.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A {@link dev.runbook.host.mock.MockFile} is immutable; {@link
 * dev.runbook.host.mock.MockHosts}, which remember one play, may be asked from any thread.
 */
package dev.runbook.host.mock;
