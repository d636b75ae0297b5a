package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Invocation;

/**
 * A command that went to a host.
 *
 * @param step the step that it belongs to
 * @param command its place on the page
 * @param where how the host was used
 * @param invocation what the host was given
 */
public record Sent(Step step, Command command, HostUse where, Invocation invocation) {}
