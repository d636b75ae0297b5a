package dev.runbook.shell.program;

/**
 * When a program asks a question.
 *
 * @param when when it does
 * @param silence what one adds so that it does not ask; blank where nothing helps
 */
record Question(When when, String silence) {}
