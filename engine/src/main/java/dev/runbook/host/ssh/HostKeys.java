package dev.runbook.host.ssh;

/** Learns the keys of hosts: the only way to trust a new key. */
public interface HostKeys {
  /**
   * Asks a host for its key. Nobody logs in, and nothing is written.
   *
   * @throws dev.runbook.host.HostException when it cannot be reached
   */
  HostKeyOffer ask(String alias);

  /**
   * Adds an offered key to the list of known keys.
   *
   * @throws dev.runbook.host.HostException when the list cannot be written
   */
  void add(HostKeyOffer offer);
}
