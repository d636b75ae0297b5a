/** The effect of a change to pages: it compares steps and their effects, not lines of text. */
package dev.runbook.diff;
