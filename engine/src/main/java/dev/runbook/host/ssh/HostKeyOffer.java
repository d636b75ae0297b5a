package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.nio.file.Path;

/**
 * A host's key that the operator has not trusted yet.
 *
 * @param settings where it was reached, and which file its key would be added to
 * @param shown the key, and what is known of it
 */
public record HostKeyOffer(SshSettings settings, ShownKey shown) {
  /** The name that its key is, or would be, known by. */
  public String name() {
    return shown.name();
  }

  /** The key as people compare it: {@code ED25519 SHA256:…}. */
  public String fingerprint() {
    return shown.key().label();
  }

  /** What is known of it so far. */
  public KeyStatus standing() {
    return shown.standing();
  }

  /** The file of known keys that it would be added to. */
  public Path file() {
    return settings.knownHosts().get(0);
  }
}
