/** Past runs as people and programs read them. */
package dev.runbook.report;
