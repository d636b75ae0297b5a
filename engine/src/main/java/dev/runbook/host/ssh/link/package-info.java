/** What every way of speaking SSH offers: one connection, commands on channels of their own. */
package dev.runbook.host.ssh.link;
