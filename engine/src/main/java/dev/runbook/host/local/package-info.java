/** This machine as a host: one long-lived bash, and how commands are put into it. */
package dev.runbook.host.local;
