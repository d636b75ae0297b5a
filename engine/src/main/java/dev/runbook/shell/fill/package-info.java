/**
 * How a value is put into shell text, so that the program it is for gets it as it is, or why it
 * cannot be.
 */
package dev.runbook.shell.fill;
