/** What a journal tells, typed: one codec writes each event and reads it back. */
package dev.runbook.journal.event;
