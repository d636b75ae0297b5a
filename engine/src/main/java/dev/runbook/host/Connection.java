package dev.runbook.host;

/**
 * The way in which a run reaches a host, for people and for the record.
 *
 * @param transport {@code jsch} or {@code openssh}
 * @param address where it is, as {@code user@name:port}
 * @param fingerprint of its key, as OpenSSH prints it: {@code ED25519 SHA256:…}; empty when the
 *     transport does not say
 */
public record Connection(String transport, String address, String fingerprint) {}
