package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The death of this process, over the library. */
class JschLifelineTest extends SshLifelineContract {
  @Override
  Transport transport() {
    return Transport.JSCH;
  }
}
