/** This machine as a host: one long-lived bash that runs the commands. */
package dev.runbook.host.local;
