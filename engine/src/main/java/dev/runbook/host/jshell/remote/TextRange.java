package dev.runbook.host.jshell.remote;

/**
 * A stretch of a text that was evaluated.
 *
 * @param evaluation the number of the evaluation
 * @param start the offset of its first character in that evaluation's text
 * @param end the offset after its last
 */
public record TextRange(int evaluation, int start, int end) {}
