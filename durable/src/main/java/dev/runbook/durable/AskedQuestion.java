package dev.runbook.durable;

/**
 * A question that a run waits with.
 *
 * @param kind which kind of question
 * @param step the id of the step that it is about; empty where it is about none
 * @param expected what must be typed, where only that is a yes; empty else
 */
public record AskedQuestion(String kind, String step, String expected) {}
