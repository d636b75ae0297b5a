package dev.runbook.shell;

/**
 * A comment of a script.
 *
 * @param start the offset of its {@code #}
 * @param end the offset after its last character
 * @param text what it says, without the {@code #} and the spaces around
 * @param ownLine whether nothing but space stands before it on its line
 */
public record Comment(int start, int end, String text, boolean ownLine) {}
