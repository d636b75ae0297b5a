package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.local.LocalHost;
import dev.runbook.host.ssh.SystemSshHost;
import dev.runbook.run.Hosts;

/** This machine, and the hosts that the operator's own {@code ssh} reaches from it. */
final class RealHosts implements Hosts {
  private final Surroundings surroundings;
  private final LocalHost local;

  RealHosts(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.local =
        new LocalHost(
            surroundings.environment(),
            surroundings.folder(),
            surroundings.temp(),
            surroundings.operator());
  }

  LocalHost local() {
    return local;
  }

  @Override
  public Host host(HostUse use) {
    if (use.isLocal()) {
      return local;
    }
    if (use.kept()) {
      throw new HostException(
          HostException.Kind.SETUP, "no shell can be kept open on " + use.host() + " yet");
    }
    return new SystemSshHost(
        use.host(), use.options(), surroundings.environment(), surroundings.temp());
  }
}
