/** The record of a run on disk: written as it happens, read back whatever became of it. */
package dev.runbook.journal;
