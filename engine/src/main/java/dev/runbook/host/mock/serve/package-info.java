/** Mock hosts behind real SSH servers on this machine: for the system's {@code ssh} and for us. */
package dev.runbook.host.mock.serve;
