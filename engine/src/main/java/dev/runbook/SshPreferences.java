package dev.runbook;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The operator's preferences for connections to hosts.
 *
 * @param config the OpenSSH configuration to read instead of the usual files, as {@code ssh -F}
 * @param transport {@code jsch} or {@code openssh} to force one; empty to choose for each alias
 */
public record SshPreferences(Optional<Path> config, Optional<String> transport) {
  /** The usual files, and the transport that fits each alias. */
  public static final SshPreferences USUAL = new SshPreferences(Optional.empty(), Optional.empty());
}
