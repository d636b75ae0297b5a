/**
 * Fills values into shell text, so that the program gets each value unchanged, or gives the reason
 * why that is impossible.
 */
package dev.runbook.shell.fill;
