/** What the operator's OpenSSH configuration says of an alias, and which transport can do that. */
package dev.runbook.host.ssh.config;
