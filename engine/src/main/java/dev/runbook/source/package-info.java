/** The text that was read, places in it, and what is wrong there. */
package dev.runbook.source;
