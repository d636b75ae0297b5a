/**
 * What shell text means: where commands begin and end, which host they name, what they need of a
 * terminal, which programs they call.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Everything here is immutable and may be used from any thread.
 */
package dev.runbook.shell;
