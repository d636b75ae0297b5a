/** Reads shell text as bash does: into one typed tree with exact places. */
package dev.runbook.shell.syntax;
