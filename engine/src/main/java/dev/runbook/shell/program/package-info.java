/**
 * The catalogue of programs, as data, and its answers about a call: the commands it runs, the code
 * in its words, the place it leads to, its questions, targets and effects.
 */
package dev.runbook.shell.program;
