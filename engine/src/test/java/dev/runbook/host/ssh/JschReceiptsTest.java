package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** Receipts, where the library reaches the host. */
class JschReceiptsTest extends SshReceiptsContract {
  @Override
  Transport transport() {
    return Transport.JSCH;
  }
}
