package dev.runbook.host.ssh.config;

import java.util.List;

/** Something that knows what the operator's configuration comes to. */
interface Resolver {
  /**
   * What holds for one alias.
   *
   * @param alias a name that {@link Names} lets pass
   * @param options the words of an {@code ssh} command line
   */
  Resolved resolve(String alias, List<String> options);
}
