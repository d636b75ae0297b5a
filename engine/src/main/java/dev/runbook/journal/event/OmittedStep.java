package dev.runbook.journal.event;

/**
 * A step of the page that the run leaves out.
 *
 * @param step its id
 * @param title what it is called
 * @param position its place among the procedure's steps, from 1
 * @param flag what left it out: {@code --from} or {@code --only}
 */
public record OmittedStep(String step, String title, long position, String flag) {}
