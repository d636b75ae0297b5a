package dev.runbook.shell.program;

import java.util.Optional;

/**
 * Something that a program acts on beyond its host.
 *
 * @param kind what it is, such as {@code kube context}
 * @param option the options whose value names it; none where no option does
 * @param operand which of its own operands names it, counted from 1; 0 where none does
 * @param variable the environment variable that names it; blank for none
 * @param ask a command that asks the program for it and only looks; blank for none
 * @param when for which calls it counts
 */
record TargetPlace(
    String kind,
    Optional<OptionChoice> option,
    int operand,
    String variable,
    String ask,
    When when) {}
