/** The typed events of a journal: one codec writes each event and reads it back. */
package dev.runbook.journal.event;
