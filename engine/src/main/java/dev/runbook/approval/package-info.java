/** What a second person signs, and whether a signature stands for exactly what is going to run. */
package dev.runbook.approval;
