/**
 * Tests of runbooks: scenarios are read, played against mock hosts, and compared with what they
 * expect.
 */
package dev.runbook.replay;
