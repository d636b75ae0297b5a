package dev.runbook.cli;

import dev.runbook.play.PlayContext;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.RunPlace;
import java.util.ServiceLoader;

/** Places outside this process that play runs, of which this program itself has none. */
final class RemotePlaces {
  private RemotePlaces() {}

  /**
   * Opens the connection to an address.
   *
   * @throws UsageException when nothing here understands it
   */
  static RemoteRuns open(ProcessContext world, String address) {
    PlayContext.Player who = who(world);
    boolean none = true;
    for (RunPlace place : ServiceLoader.load(RunPlace.class)) {
      none = false;
      if (place.takes(address)) {
        return place.open(address, world.environment(), who);
      }
    }
    throw new UsageException(
        none
            ? "--on needs the module runbook-temporal, which is not here\n"
                + "  = `mvn -Pdurable -DskipTests package` builds it; docs/durable.md says more"
            : "--on takes temporal:HOST:PORT or temporal:HOST:PORT/NAMESPACE, not `"
                + address
                + "`");
  }

  /** Who uses this program. */
  static PlayContext.Player who(ProcessContext world) {
    return new PlayContext.Player(
        world.operator(), world.machine().get(), world.version(), world.terminals().size());
  }
}
