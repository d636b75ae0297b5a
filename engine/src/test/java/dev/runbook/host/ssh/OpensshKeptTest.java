package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The shells of a host that the system's ssh reaches: kept. */
class OpensshKeptTest extends SshKeptContract {
  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }
}
