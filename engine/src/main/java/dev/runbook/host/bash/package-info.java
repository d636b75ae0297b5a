/**
 * One long-lived bash, wherever it runs: how commands are put into it, and what it says of them.
 */
package dev.runbook.host.bash;
