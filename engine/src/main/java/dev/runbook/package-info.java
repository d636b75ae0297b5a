/** The door to the engine: read a page, plan a target, play the plan. */
package dev.runbook;
