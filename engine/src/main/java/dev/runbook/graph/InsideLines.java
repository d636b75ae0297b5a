package dev.runbook.graph;

/**
 * Lines of the page that are typed into a way in that a command of a step opens.
 *
 * @param command the place of that command among the step's
 * @param typed the lines
 */
public record InsideLines(int command, Command typed) {}
