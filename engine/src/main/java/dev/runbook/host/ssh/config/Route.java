package dev.runbook.host.ssh.config;

/**
 * How an alias will be reached.
 *
 * @param settings what is configured
 * @param transport the way of speaking
 * @param why what decided it, as a clause for people; empty when nothing special did
 */
public record Route(SshSettings settings, Transport transport, String why) {}
