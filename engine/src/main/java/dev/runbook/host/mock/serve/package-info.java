/**
 * Mock hosts behind real SSH servers on this machine: for the system's {@code ssh} and for our own
 * connections.
 */
package dev.runbook.host.mock.serve;
