/** Secrets, however they are written, and what covers them on the way to everything. */
package dev.runbook.journal.masking;
