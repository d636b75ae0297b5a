/**
 * Tests of runbooks in JUnit 5: every scenario of a folder as a test of its own, and pages that are
 * played against hosts that the test scripts.
 *
 * <p>No method takes or returns {@code null}. A {@link dev.runbook.junit.Runbook} belongs to the
 * test that made it; tests of several may run at the same time.
 *
 * <p>JUnit is an optional dependency: {@link dev.runbook.junit.Runbook} and {@link
 * dev.runbook.junit.RunbookScenarios#run} work without it.
 */
package dev.runbook.junit;
