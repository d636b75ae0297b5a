/** Shows a run in a browser on this machine; alone uses Java's HTTP server. */
package dev.runbook.cli.web;
