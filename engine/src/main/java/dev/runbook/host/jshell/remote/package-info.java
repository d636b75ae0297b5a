/**
 * The Java process that snippets run in. Its classes are copied to a folder of their own and know
 * nothing but the JDK.
 */
package dev.runbook.host.jshell.remote;
