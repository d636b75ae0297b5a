package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.local.LocalHost;
import dev.runbook.host.ssh.SshHosts;
import dev.runbook.run.Hosts;

/** This machine, and the hosts that the operator's OpenSSH configuration reaches from it. */
final class RealHosts implements Hosts, AutoCloseable {
  private final LocalHost local;
  private final SshHosts ssh;

  RealHosts(Surroundings surroundings) {
    this.local =
        new LocalHost(surroundings.environment(), surroundings.folder(), surroundings.temp());
    this.ssh =
        SshHosts.reachedFrom(
            surroundings.environment(),
            surroundings.temp(),
            surroundings.ssh().config(),
            surroundings.operator());
  }

  LocalHost local() {
    return local;
  }

  @Override
  public Host host(HostUse use) {
    return use.isLocal() ? local : ssh.host(use.host(), use.options(), use.kept());
  }

  @Override
  public void close() {
    ssh.close();
  }
}
