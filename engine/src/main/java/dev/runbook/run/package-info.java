/**
 * Plays a plan: asks the gate, runs commands on hosts, records each event before the next thing
 * happens.
 */
package dev.runbook.run;
