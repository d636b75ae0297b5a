package dev.runbook.run;

import java.time.Clock;

/**
 * The facts of one run that executors of its steps need.
 *
 * @param plan what is played
 * @param past what the earlier parts of the run have left
 * @param options how it is played
 * @param reporter takes what happens
 * @param interruption ends commands
 * @param clock tells the time
 */
public record ExecutionContext(
    CurrentPlan plan,
    Resumption past,
    RunOptions options,
    StepReporter reporter,
    Interruption interruption,
    Clock clock) {}
