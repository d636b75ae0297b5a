/**
 * Asks the bash of this machine, before a run plays anything, whether it accepts the text of the
 * steps. Bash runs none of it.
 */
package dev.runbook.bashcheck;
