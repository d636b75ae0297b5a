/** SSH by the library in this process: one checked connection, a channel for each command. */
package dev.runbook.host.ssh.jsch;
