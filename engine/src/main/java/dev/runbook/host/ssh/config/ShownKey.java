package dev.runbook.host.ssh.config;

import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import java.util.List;

/**
 * A key that a host shows to every client.
 *
 * @param key the key
 * @param name what it is, or would be, known by
 * @param standing what the known_hosts files say about it
 * @param known the keys that the host is known by now
 */
public record ShownKey(PublicKey key, String name, KeyStatus standing, List<PublicKey> known) {
  /** Copies the list. */
  public ShownKey {
    known = List.copyOf(known);
  }
}
