package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The system's ssh as a link. */
class OpensshLinkTest extends SshLinkContract {
  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }
}
