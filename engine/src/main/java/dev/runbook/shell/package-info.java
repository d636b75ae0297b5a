/**
 * What shell text means: where commands begin and end, which host they name, what must be filled
 * in.
 */
package dev.runbook.shell;
