/**
 * One long-lived bash, wherever it runs: how it receives commands, and how it reports their ends.
 */
package dev.runbook.host.bash;
