/** What a change to pages does: steps and their effects compared, not lines of text. */
package dev.runbook.diff;
