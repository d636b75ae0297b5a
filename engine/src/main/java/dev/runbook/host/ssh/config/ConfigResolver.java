package dev.runbook.host.ssh.config;

import java.util.List;

/** Resolves an alias by the operator's configuration. */
interface ConfigResolver {
  /**
   * What holds for one alias.
   *
   * @param alias a name that {@link NameChecks} lets pass
   * @param options the words of an {@code ssh} command line
   */
  ResolvedSettings resolve(String alias, List<String> options);
}
