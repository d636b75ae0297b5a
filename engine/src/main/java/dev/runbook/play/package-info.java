/**
 * A plan played for someone: who is asked, which steps run, with which values, what is recorded.
 */
package dev.runbook.play;
