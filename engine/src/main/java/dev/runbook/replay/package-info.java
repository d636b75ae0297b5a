/**
 * Tests of runbooks: reads scenarios, plays them against mock hosts, and compares the results with
 * the expectations.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. Scenarios and results are immutable and may be used from any
 * thread; what plays them belongs to one.
 */
package dev.runbook.replay;
