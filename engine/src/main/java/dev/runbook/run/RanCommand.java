package dev.runbook.run;

/**
 * A command that had taken effect in an earlier part of the run.
 *
 * @param step the id of its step
 * @param host where it ran
 * @param text what that host received, as the record has it: the operator's edit where there was
 *     one, secrets covered
 * @param whole whether that is all of it, and nothing covered
 */
public record RanCommand(String step, String host, String text, boolean whole) {}
