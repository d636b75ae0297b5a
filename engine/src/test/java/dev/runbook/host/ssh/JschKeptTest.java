package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** The shells of a host that the library reaches: kept. */
class JschKeptTest extends SshKeptContract {
  @Override
  Transport transport() {
    return Transport.JSCH;
  }
}
