/** JSON in and out. */
package dev.runbook.json;
