package dev.runbook.replay;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Machine;
import dev.runbook.plan.Reach;
import java.util.Set;

/**
 * A machine on which only scripted hosts exist.
 *
 * @param hostname this machine's own name
 * @param hosts the names of the hosts
 */
public record MockedMachine(String hostname, Set<String> hosts) implements Machine {
  /** Copies the set. */
  public MockedMachine {
    hosts = Set.copyOf(hosts);
  }

  /** The machine of some mock hosts, whose script has this machine's name. */
  public static MockedMachine of(MockHosts mocks) {
    String name =
        mocks
            .host(HostUse.LOCAL)
            .map(Host::identity)
            .map(who -> who.hostname())
            .orElse(HostUse.LOCAL);
    return new MockedMachine(name, mocks.names());
  }

  @Override
  public boolean hasProgram(String program) {
    return true;
  }

  /** A scripted host stands for it; whether there is one is asked as for every host. */
  @Override
  public boolean hasJShell() {
    return true;
  }

  @Override
  public boolean hasFolder(String folder) {
    return true;
  }

  @Override
  public boolean hasHost(String host) {
    return hosts.contains(host);
  }

  @Override
  public Reach reach(HostUse use) {
    return Reach.by(use.host(), "mock", "");
  }
}
