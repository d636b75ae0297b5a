/**
 * The operator's OpenSSH configuration: the settings of an alias, and the transport that supports
 * them.
 */
package dev.runbook.host.ssh.config;
