package dev.runbook.durable;

/**
 * An answer to the question that a run waits with.
 *
 * @param at where in the log it belongs
 * @param plan the hash of the plan that whoever answers has seen
 * @param step the id of the step that it is about
 * @param answer the answer
 * @param by who gives it
 */
public record GivenAnswer(int at, String plan, String step, String answer, String by) {}
