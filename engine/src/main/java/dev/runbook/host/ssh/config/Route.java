package dev.runbook.host.ssh.config;

/**
 * The route to an alias: the transport, and the reason for it.
 *
 * @param settings what is configured
 * @param transport the way of speaking
 * @param why what decided it, as a clause for people; empty when nothing special did
 */
public record Route(SshSettings settings, Transport transport, String why) {}
