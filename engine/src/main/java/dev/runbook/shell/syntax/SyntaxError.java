package dev.runbook.shell.syntax;

/**
 * A text that bash rejects, with its place.
 *
 * @param start the offset of what does not fit; the end of the text where something is missing
 * @param end the offset after it
 * @param opened where what was never ended begins; {@code start} where nothing is open
 * @param message what is wrong, as a sentence without a full stop
 * @param hint what to write
 * @param incomplete whether more text could make it right
 */
public record SyntaxError(
    int start, int end, int opened, String message, String hint, boolean incomplete) {}
