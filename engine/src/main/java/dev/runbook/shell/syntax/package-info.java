/** What bash reads: shell text as one typed tree with exact places. */
package dev.runbook.shell.syntax;
