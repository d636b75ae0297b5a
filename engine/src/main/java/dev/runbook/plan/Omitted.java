package dev.runbook.plan;

import dev.runbook.graph.Step;

/**
 * A step of a procedure that a flag left out of its plan.
 *
 * @param step the step as the page has it
 * @param position its place among the procedure's steps, from 1
 * @param flag what left it out: {@code --from} or {@code --only}
 */
public record Omitted(Step step, int position, String flag) {}
