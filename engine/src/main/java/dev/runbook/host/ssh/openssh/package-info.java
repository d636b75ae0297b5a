/** Links by the system's own {@code ssh}: one multiplexed connection, a client for each command. */
package dev.runbook.host.ssh.openssh;
