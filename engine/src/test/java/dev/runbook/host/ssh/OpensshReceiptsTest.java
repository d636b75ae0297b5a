package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.Transport;

/** Receipts, where OpenSSH's own client reaches the host. */
class OpensshReceiptsTest extends SshReceiptsContract {
  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }
}
