package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.run.Hosts;

/**
 * Hosts that are scripted.
 *
 * @param mocks the hosts
 * @param fresh whether they were read for this part of a run, and know nothing of the others
 */
record ScriptedHosts(MockHosts mocks, boolean fresh) implements Hosts {
  @Override
  public Host host(HostUse use) {
    return mocks
        .host(use.host(), use.options(), use.kept())
        .orElseThrow(
            () ->
                new HostException(
                    HostException.Kind.UNREACHABLE,
                    "the mock file has no host `" + use.host() + "`"));
  }

  @Override
  public void recall(HostUse use, Invocation command) {
    if (fresh) {
      mocks.recall(use.host(), use.options(), use.kept(), command);
    }
  }
}
