/**
 * The meaning of shell text: its commands, the hosts that they name, the terminals that they need,
 * and the programs that they call.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Everything here is immutable and may be used from any thread.
 */
package dev.runbook.shell;
