/** Where a command runs, and how it ended: the small interface every kind of host answers to. */
package dev.runbook.host;
