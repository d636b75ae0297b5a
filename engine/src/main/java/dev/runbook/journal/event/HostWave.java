package dev.runbook.journal.event;

import java.util.List;

/**
 * A wave of a group's hosts.
 *
 * @param wave its number, from 1
 * @param canary whether it is a trial
 * @param hosts their aliases, in the order of their turns
 */
public record HostWave(long wave, boolean canary, List<String> hosts) {}
