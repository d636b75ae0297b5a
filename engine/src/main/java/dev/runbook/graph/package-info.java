/** The step graph: what a page does, step by step, before anyone chooses what to play. */
package dev.runbook.graph;
