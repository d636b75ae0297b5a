package dev.runbook.shell.program;

/**
 * A rule about the calls in which a program asks a question.
 *
 * @param when when it does
 * @param silence what one adds so that it does not ask; blank where nothing helps
 * @param atTerminal whether it asks at the terminal itself, even where its input is given
 */
record ProgramQuestion(CallFilter when, String silence, boolean atTerminal) {}
