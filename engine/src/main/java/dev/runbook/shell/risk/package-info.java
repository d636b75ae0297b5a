/** What commands do to what they touch: a list of rules, read as data, tried on parsed commands. */
package dev.runbook.shell.risk;
