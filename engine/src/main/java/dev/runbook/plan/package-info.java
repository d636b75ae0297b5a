/**
 * The plan of one target: which steps, in which order, on which hosts, with which values, at what
 * risk.
 */
package dev.runbook.plan;
