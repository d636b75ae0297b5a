/**
 * Asks the bash of this machine, before anything is played, whether it accepts what it will be
 * given; it runs nothing of it.
 */
package dev.runbook.bashcheck;
