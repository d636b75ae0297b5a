package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.ssh.config.Route;
import java.util.List;

/** Finds the route to an alias: the extension point for readers of configurations. */
@FunctionalInterface
interface RouteFinder {
  /**
   * The way to an alias.
   *
   * @param options the page's own options for reaching it, such as {@code -p 22}
   * @throws HostException when the configuration cannot be read or understood
   */
  Route route(String alias, List<String> options);
}
