/** The terminal: what an operator sees, and how they are asked. Alone imports JLine and Jansi. */
package dev.runbook.cli.console;
