package dev.runbook.journal.event;

/**
 * What was written to both streams between commands, in all parts of the run so far.
 *
 * @param stdout to standard output
 * @param stderr to standard error
 */
public record Streams(Tally stdout, Tally stderr) {}
