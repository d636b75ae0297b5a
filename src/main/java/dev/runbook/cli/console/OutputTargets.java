package dev.runbook.cli.console;

import java.io.PrintStream;

/**
 * The destinations of a run's output.
 *
 * @param out the steps' standard output: the result
 * @param outIsTerminal whether a person sees it
 * @param err the steps' standard error, and the conversation
 * @param errIsTerminal whether a person sees it
 * @param colours whether colours may pass
 * @param raw whether what leads to no terminal gets the bytes as they are
 */
public record OutputTargets(
    PrintStream out,
    boolean outIsTerminal,
    PrintStream err,
    boolean errIsTerminal,
    boolean colours,
    boolean raw) {}
