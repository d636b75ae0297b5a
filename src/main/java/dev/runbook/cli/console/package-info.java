/** The terminal: the operator's screens and dialogs. Only this package imports JLine and Jansi. */
package dev.runbook.cli.console;
