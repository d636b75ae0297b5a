/** The interface of every SSH transport: one connection, and commands on channels of their own. */
package dev.runbook.host.ssh.link;
