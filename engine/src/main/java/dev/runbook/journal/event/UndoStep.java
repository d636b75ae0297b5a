package dev.runbook.journal.event;

import java.util.List;

/**
 * A step of a rollback.
 *
 * @param step its id
 * @param title what it is called
 * @param undoes the ids of the steps that it undoes; none where its page does not say
 */
public record UndoStep(String step, String title, List<String> undoes) {}
