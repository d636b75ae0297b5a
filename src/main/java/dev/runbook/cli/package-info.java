/** The command line: one class per command, each of which reads its flags and hands them on. */
package dev.runbook.cli;
