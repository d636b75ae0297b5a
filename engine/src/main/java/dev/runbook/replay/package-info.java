/**
 * Tests of runbooks: scenarios are read, played against mock hosts, and compared with what they
 * expect.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Scenarios and results are immutable and may be used from any
 * thread; what plays them belongs to one.
 */
package dev.runbook.replay;
