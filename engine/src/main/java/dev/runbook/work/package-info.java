/** Work that is shared among processors, and not done twice. */
package dev.runbook.work;
