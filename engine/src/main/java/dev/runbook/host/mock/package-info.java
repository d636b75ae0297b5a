/** Hosts that answer from a script, so that a runbook can be played and tested without a server. */
package dev.runbook.host.mock;
