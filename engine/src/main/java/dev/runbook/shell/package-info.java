/**
 * What shell text means: where commands begin and end, which host they name, what they need of a
 * terminal, which programs they call.
 */
package dev.runbook.shell;
