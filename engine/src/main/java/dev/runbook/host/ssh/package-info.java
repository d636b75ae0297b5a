/** Other machines as hosts, reached by the aliases of the operator's OpenSSH configuration. */
package dev.runbook.host.ssh;
