package dev.runbook.shell.program;

/**
 * A rule about ways in: the calls with which a program leads somewhere else and stays there.
 *
 * @param when when it does
 * @param to the language that is read there: {@code shell}, or a client's own
 */
record WayInRule(CallFilter when, String to) {}
