package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The library as a link. */
class JschLinkTest extends SshLinkContract {
  @Override
  Transport transport() {
    return Transport.JSCH;
  }
}
