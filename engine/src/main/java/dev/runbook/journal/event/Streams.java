package dev.runbook.journal.event;

/**
 * The amounts of output between commands on both streams, in all parts of the run so far.
 *
 * @param stdout to standard output
 * @param stderr to standard error
 */
public record Streams(Tally stdout, Tally stderr) {}
