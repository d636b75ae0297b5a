package dev.runbook.shell;

/**
 * A file that a command's output goes to.
 *
 * @param target the file as written, without quotes
 * @param append whether what is in it stays
 * @param result whether it is the command's result, and no other stream such as its messages
 */
public record Redirect(String target, boolean append, boolean result) {}
