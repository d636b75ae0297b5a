/** What is wrong or risky in pages, for the person who reviews them; nothing is played. */
package dev.runbook.lint;
