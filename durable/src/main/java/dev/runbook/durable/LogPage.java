package dev.runbook.durable;

import java.util.List;

/**
 * A part of a run's log.
 *
 * @param entries the entries from the one that was asked for, as many as a message holds
 * @param length how many entries there are
 * @param begun when the run began, in milliseconds since 1970
 * @param open the question that the run waits with; null where it waits with none
 * @param ending how the run has ended; null where it goes on
 */
public record LogPage(
    List<LogEntry> entries, int length, long begun, AskedQuestion open, RunEnding ending) {}
