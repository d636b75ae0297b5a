/** Where shell text waits for a person to fill something in, declared on the page or not. */
package dev.runbook.shell.placeholder;
