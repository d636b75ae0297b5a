/** Programs on this machine: started, read, and ended with everything they started. */
package dev.runbook.host.process;
