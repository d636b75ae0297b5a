package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Machine;
import dev.runbook.plan.Reach;

/** A machine on which only scripted hosts exist, this machine's own name among them. */
record MockedMachine(MockHosts mocks) implements Machine {
  @Override
  public String hostname() {
    return mocks
        .host(HostUse.LOCAL)
        .map(Host::identity)
        .map(who -> who.hostname())
        .orElse(HostUse.LOCAL);
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
    return mocks.host(host).isPresent();
  }

  @Override
  public Reach reach(HostUse use) {
    return Reach.by(use.host(), "mock", "");
  }
}
