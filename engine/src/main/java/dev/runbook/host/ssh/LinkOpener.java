package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.link.SshLink;

/** Opens links by the transport that a route names: the extension point for transports. */
@FunctionalInterface
interface LinkOpener {
  /**
   * Connects.
   *
   * @throws HostException when the host cannot be reached, or its key is not the known one
   */
  SshLink open(Route route);
}
