/** A Markdown page as runbooks see it: sections, blocks, attributes, notes, alerts and links. */
package dev.runbook.document;
