/**
 * The catalogue of programs, as data, and what it says of a call: what it runs, which of its words
 * are code, where it leads, what it asks, what it acts on, and what it does.
 */
package dev.runbook.shell.program;
