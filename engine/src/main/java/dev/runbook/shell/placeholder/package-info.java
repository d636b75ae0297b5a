/** Finds the placeholders in shell text, declared on the page or not. */
package dev.runbook.shell.placeholder;
