/** Covers secrets, in all their forms, before anything is shown or written. */
package dev.runbook.journal.masking;
