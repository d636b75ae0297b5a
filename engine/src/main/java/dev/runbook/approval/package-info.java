/**
 * Approvals by a second person: the text that they sign, and the check that a signature covers
 * exactly what is going to run.
 */
package dev.runbook.approval;
