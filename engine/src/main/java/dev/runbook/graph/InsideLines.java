package dev.runbook.graph;

/**
 * Lines of the page that are typed where a command of a step leads.
 *
 * @param command the place of that command among the step's
 * @param typed the lines
 */
public record InsideLines(int command, Command typed) {}
