package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.config.KnownHostsFile;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.ShownKey;
import java.util.function.Function;

/** Learns keys from the hosts themselves. */
final class ShownHostKeys implements HostKeys {
  private final Function<String, Route> router;
  private final Function<Route, ShownKey> probe;

  /** Keys of the hosts that a configuration leads to, each asked for by its own transport. */
  ShownHostKeys(Function<String, Route> router, Function<Route, ShownKey> probe) {
    this.router = router;
    this.probe = probe;
  }

  @Override
  public HostKeyOffer ask(String alias) {
    Route route = router.apply(alias);
    if (route.settings().knownHosts().isEmpty()) {
      throw new HostException(
          Kind.SETUP, alias + " has no file of known hosts: its UserKnownHostsFile is none");
    }
    return new HostKeyOffer(route.settings(), probe.apply(route));
  }

  @Override
  public void add(HostKeyOffer offer) {
    new KnownHostsFile(offer.file())
        .add(offer.name(), offer.settings().hashKnownHosts(), offer.shown().key());
  }
}
