/**
 * The run's JShell: a Java process of its own in which the snippets of a page share their state.
 */
package dev.runbook.host.jshell;
