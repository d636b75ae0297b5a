package dev.runbook.journal.event;

/**
 * The part of one host in a rollout.
 *
 * @param run the id of the run that leads it
 * @param host the host's alias
 */
public record HostPart(String run, String host) {}
