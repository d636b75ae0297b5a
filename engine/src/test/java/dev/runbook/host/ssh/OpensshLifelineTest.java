package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The death of this process, over the system's ssh. */
class OpensshLifelineTest extends SshLifelineContract {
  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }
}
